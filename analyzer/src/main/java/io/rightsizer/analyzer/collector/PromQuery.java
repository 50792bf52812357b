package io.rightsizer.analyzer.collector;

/// A question in PromQL and the reason it is asked, which messages quote: `container memory, 14d at 5m`.
record PromQuery(QueryForm form, String reason) {

    PromQuery(String text, String reason) {
        this(new QueryForm.Text(text), reason);
    }

    String text() {
        return form.text();
    }
}
