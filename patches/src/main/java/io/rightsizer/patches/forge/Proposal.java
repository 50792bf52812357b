package io.rightsizer.patches.forge;

import java.util.List;

/// What a pull request would hold that is not written.
///
/// @param files of its commit; none where only its page would change
/// @param message of its commit
public record Proposal(String branch, List<FileWrite> files, String message, String title, String body) {

    public Proposal {
        files = List.copyOf(files);
    }

    static Proposal of(String branch) {
        return new Proposal(branch, List.of(), "", "", "");
    }

    Proposal holding(List<FileWrite> newFiles, String newMessage) {
        return new Proposal(branch, newFiles, newMessage, title, body);
    }

    Proposal saying(String newTitle, String newBody) {
        return new Proposal(branch, files, message, newTitle, newBody);
    }
}
