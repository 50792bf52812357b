package io.rightsizer.patches.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes of an ended build what it came to.
final class Diagnosis {

    private static final int LONGEST = 4_000;
    private static final String PREFIX = "error: ";
    private static final Pattern LOGGED = Pattern.compile("run\\.go:\\d+\\] \"command failed\" err=\"(.*)\"");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029\\s]+");

    /// By what the builds of kustomize 5 print, the most telling first.
    private static final Map<String, BrokenCode> CODES = codes();

    private Diagnosis() {}

    static Rendering of(BoundedProcess.Ended ended, RendererSettings settings, Path directory) {
        return switch (ended.how()) {
            case SUCCEEDED -> objects(ended.output());
            case FAILED -> failure(ended.errors(), directory);
            case TIMED_OUT ->
                new Rendering.Broken(
                        BrokenCode.TIMED_OUT,
                        "The build took longer than " + settings.timeout().toSeconds()
                                + " s and was stopped; raise the time-out or make it smaller.");
            case PRINTED_TOO_MUCH ->
                new Rendering.Broken(
                        BrokenCode.TOO_LARGE,
                        "The build prints more than " + (settings.mostBytes() >> 20) + " MiB; split it.");
        };
    }

    private static Rendering objects(byte[] output) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(output));
            return new Rendering.Rendered(Manifests.read(text.toString()));
        } catch (CharacterCodingException e) {
            return new Rendering.Broken(BrokenCode.UNREADABLE, "The build prints something that is not UTF-8.");
        } catch (UnreadableYamlException e) {
            return new Rendering.Broken(
                    BrokenCode.UNREADABLE, "What the build prints cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Rendering failure(byte[] errors, Path directory) {
        var text = oneLine(new String(errors, StandardCharsets.UTF_8)).replace(directory + "/", "");
        var code = CODES.entrySet().stream()
                .filter(entry -> text.toLowerCase(Locale.ROOT).contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BrokenCode.BUILD_FAILED);
        return new Rendering.Broken(code, text.isEmpty() ? "The build failed and said nothing." : text);
    }

    /// What kustomize itself says. kubectl wraps it into a line of its log, with a time and a process number.
    private static String oneLine(String errors) {
        var text = errors.lines().filter(line -> !line.startsWith("# Warning")).collect(Collectors.joining(" "));
        var logged = LOGGED.matcher(text);
        var message = logged.find() ? logged.group(1).replace("\\\"", "\"").replace("\\n", " ") : text;
        var line = CONTROL.matcher(message).replaceAll(" ").strip();
        var bare = line.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? line.substring(PREFIX.length()) : line;
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    }

    private static Map<String, BrokenCode> codes() {
        var codes = new LinkedHashMap<String, BrokenCode>();
        List.of("enable-helm", "helmchartinflationgenerator").forEach(text -> codes.put(text, BrokenCode.NEEDS_HELM));
        codes.put("already registered id", BrokenCode.DUPLICATE_OBJECTS);
        codes.put("kustomization.yaml is empty", BrokenCode.EMPTY);
        List.of("git fetch", "git clone", "git init", "dial tcp", "proxyconnect", "no 'git' program")
                .forEach(text -> codes.put(text, BrokenCode.REMOTE_BASE));
        return codes;
    }
}
