package io.rightsizer.pricing.node;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.rightsizer.pricing.node.NodeMapping.Column;
import io.rightsizer.pricing.node.NodeMapping.Line;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a mapping of nodes and refuses what cannot be meant.
final class NodeMappingFile {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9*._:/@-]{1,253}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final MappingIterator<String[]> rows;
    private long number = 1;

    private NodeMappingFile(Path file, MappingIterator<String[]> rows) {
        this.file = file;
        this.rows = rows;
    }

    static List<Line> read(Path file) throws IOException {
        try (var rows = CSV.readerFor(String[].class).<String[]>readValues(new StringReader(text(file)))) {
            return new NodeMappingFile(file, rows).lines();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            var text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new NodeMappingException("there is no mapping of nodes " + file + "; check the path", missing);
        } catch (CharacterCodingException binary) {
            throw new NodeMappingException(file + " is no text in UTF-8; save it as CSV", binary);
        }
    }

    private List<Line> lines() throws IOException {
        if (!hasNext()) {
            throw new NodeMappingException(file + " is empty; its first line must be like node," + titles());
        }
        var columns = columns(next());
        var lines = new ArrayList<Line>();
        while (hasNext()) {
            lines.add(line(columns, next()));
        }
        return lines;
    }

    private boolean hasNext() throws IOException {
        try {
            return rows.hasNextValue();
        } catch (IOException broken) {
            throw malformed("is no CSV", "check the quotes of the line", broken);
        }
    }

    private String[] next() throws IOException {
        number = rows.getCurrentLocation().getLineNr();
        try {
            return rows.nextValue();
        } catch (IOException broken) {
            throw malformed("is no CSV", "check the quotes of the line", broken);
        }
    }

    private List<Column> columns(String[] header) throws NodeMappingException {
        var columns = new ArrayList<Column>();
        for (var title : header) {
            var column = Arrays.stream(Column.values())
                    .filter(one -> one.title().equals(title))
                    .findFirst()
                    .orElseThrow(() -> malformed("has a column that is not known", "use node," + titles()));
            if (columns.contains(column)) {
                throw malformed("has the column " + title + " twice", "keep one of them");
            }
            columns.add(column);
        }
        if (!columns.contains(Column.NODE)) {
            throw malformed("lacks the column node", "add it; * stands for every node");
        }
        return columns;
    }

    private static String titles() {
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.NODE)
                .map(Column::title)
                .collect(Collectors.joining(","));
    }

    private Line line(List<Column> columns, String[] fields) throws NodeMappingException {
        if (fields.length != columns.size()) {
            throw malformed(
                    "has " + fields.length + " fields where the header has " + columns.size(), "repair the line");
        }
        var values = new EnumMap<Column, String>(Column.class);
        for (int index = 0; index < fields.length; index++) {
            if (!fields[index].isEmpty()) {
                values.put(columns.get(index), checked(columns.get(index), fields[index]));
            }
        }
        if (!values.containsKey(Column.NODE)) {
            throw malformed("names no node", "write a name or * in the column node");
        }
        return new Line(glob(values, Column.CLUSTER), glob(values, Column.NODE), values);
    }

    private static Pattern glob(Map<Column, String> values, Column column) {
        return NodeMapping.glob(values.getOrDefault(column, "*"));
    }

    private String checked(Column column, String value) throws NodeMappingException {
        return switch (column) {
            case CLUSTER, NODE -> matching(GLOB, column, value, "a name, in which * stands for anything");
            case CAPACITY_TYPE -> matching(Pattern.compile("on-demand|spot"), column, value, "on-demand or spot");
            case PROVIDER, REGION, ZONE, INSTANCE_TYPE, ARCH, OS, POOL ->
                matching(VALUE, column, value, "letters, digits, dots, dashes and underscores");
        };
    }

    private String matching(Pattern allowed, Column column, String value, String expected) throws NodeMappingException {
        if (!allowed.matcher(value).matches()) {
            throw malformed("has something else in the column " + column.title(), "write " + expected);
        }
        return value;
    }

    private NodeMappingException malformed(String what, String remedy) {
        return new NodeMappingException(file + " line " + number + " " + what + "; " + remedy);
    }

    private NodeMappingException malformed(String what, String remedy, IOException cause) {
        return new NodeMappingException(file + " line " + number + " " + what + "; " + remedy, cause);
    }
}
