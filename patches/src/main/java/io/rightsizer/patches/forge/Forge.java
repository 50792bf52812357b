package io.rightsizer.patches.forge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One repository where it is hosted. Every method throws [ForgeException] when the forge refuses or cannot be reached.
public interface Forge {

    /// Where the repository is, for people: `github.com/acme/config`.
    String description();

    /// The branch people merge into unless told otherwise.
    String defaultBranch();

    /// The commit a branch is at; empty when there is none of that name.
    Optional<String> branch(String name);

    /// All regular files of a commit, without symbolic links and submodules: path to Git's object id of the content
    // (SHA-1 of `blob <size>\0<content>`).
    Map<String, String> files(String commit);

    /// The content of one regular file; empty when the commit has none of that path.
    Optional<String> file(String commit, String path);

    /// Makes the branch hold the files of `base` with these writes, in one commit, if it is still where it was
    /// expected. Never a branch without its commit, nor half of the files.
    ///
    /// @param expected the commit the branch is at; absent when it must not exist
    Published publish(String branch, @Nullable String expected, String base, List<FileWrite> files, String message);

    /// Deletes a branch if it is still at that commit; says whether it did.
    boolean deleteBranch(String branch, String expected);

    /// All pull requests ever made from a branch of this repository, the newest first.
    List<PullRequest> pullRequestsFrom(String branch);

    /// All open ones whose branch starts so.
    List<PullRequest> openPullRequests(String branchPrefix);

    PullRequest open(NewPullRequest request);

    /// Changes title and body of a pull request.
    void edit(long number, String title, String body);

    void close(long number);

    void label(long number, Set<String> labels);

    void unlabel(long number, String label);

    /// Asks people to review; those the forge does not know are left out and returned.
    Set<String> requestReview(long number, Set<String> reviewers);

    void comment(long number, String body);

    /// The newest open issue with this marker in its body that we wrote.
    Optional<Issue> issueWith(String marker, String label);

    Issue openIssue(String title, String body, Set<String> labels);

    void editIssue(long number, String title, String body);

    /// How many writing requests were sent so far, refused ones included.
    int writes();

    record NewPullRequest(String branch, String base, String title, String body, boolean draft) {}

    record Issue(long number, String title, String body, String url) {}
}
