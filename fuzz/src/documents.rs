//! Documents: read in every form, each span held against the input.

use exonym_articles::{DocumentForm, Options, Span};

/// Reads the bytes as a document of each form, and of the form that they look like.
pub fn read(data: &[u8]) {
    let forms = [DocumentForm::Plain, DocumentForm::Html, DocumentForm::Markdown, DocumentForm::Email];
    for form in std::iter::once(None).chain(forms.map(Some)) {
        let options = Options {
            form,
            ..Options::default()
        };
        let Ok(reading) = exonym_articles::read(data, None, &options) else {
            continue;
        };
        let fits = |span: Span| assert!(span.start <= span.end && span.end <= data.len().max(1) * 4, "{span:?}");
        reading.sentences.iter().for_each(|one| fits(one.span));
        for statement in &reading.statements {
            statement.content.iter().copied().for_each(fits);
            let _ = statement.cue.map(|cue| reading.text.slice(reading.text.from_source(cue)));
        }
    }
}
