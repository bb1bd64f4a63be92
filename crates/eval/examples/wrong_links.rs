//! Prints what a reader of articles puts together and the gold does not, for who tunes it: `cargo run -p exonym-eval --example wrong_links
//! -- GOLD_FOLDER`.

use std::path::Path;

use exonym_eval::reading::score::links;
use exonym_eval::reading::{Gold, Span, convert, folder};

/// Code points shown on either side of a mention.
const AROUND: usize = 50;

#[allow(clippy::print_stdout, reason = "an example prints")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for arg in std::env::args().skip(1) {
        for entry in std::fs::read_dir(Path::new(&arg))? {
            let path = entry?.path();
            if let Ok(text) = std::fs::read_to_string(&path) {
                files.push((path.display().to_string(), text));
            }
        }
    }
    files.sort();
    let (documents, _) = folder(&files)?;
    for document in &documents {
        let Gold::Names { mentions, .. } = &document.gold else {
            continue;
        };
        let text: Vec<char> = document.text.chars().collect();
        let cut = |span: Span| text[span.start..span.end].iter().collect::<String>();
        for wrong in links::wrong(mentions, &convert::read(document)) {
            let [first, second] = [0, 1].map(|at| {
                let (predicted, gold) = (wrong.predicted[at], wrong.gold[at]);
                format!(
                    "{}@{} [gold {}: {}] in `{}`",
                    cut(predicted),
                    predicted.start,
                    wrong.kinds[at],
                    cut(gold),
                    cut(Span::new(
                        predicted.start.saturating_sub(AROUND),
                        (predicted.end + AROUND).min(text.len())
                    ))
                    .replace('\n', " ")
                )
            });
            println!("{}: {first} = {second}", document.name);
        }
    }
    Ok(())
}
