//! What was written, put together to lines in the order of writing.
//!
//! A file says where each string begins and not which belong together; and the order in which it writes is nearly always the order of
//! reading, columns included, where an order by place would mix them.

/// Two strings further apart than this share of the size of their letters have a blank between them. Letters of one word are set
/// apart by a tenth at most, words by a fifth at least.
const BLANK: f32 = 0.17;
/// A string that begins further back than this, in sizes, is of another line.
const BACK: f32 = 1.0;
/// One further on than this, too: another column or a cell.
const COLUMN: f32 = 4.0;
/// Bases of letters of one line differ by less, in sizes: raised and lowered ones.
const RAISED: f32 = 0.6;

/// A string as written, in coordinates of the page along the way of writing.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) start: f32,
    pub(crate) end: f32,
    pub(crate) base: f32,
    pub(crate) upright: bool,
    pub(crate) size: f32,
    pub(crate) text: String,
}

/// A line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) start: f32,
    pub(crate) end: f32,
    pub(crate) base: f32,
    pub(crate) size: f32,
    pub(crate) upright: bool,
    pub(crate) text: String,
}

/// The lines of a page.
#[derive(Debug, Clone)]
pub(crate) struct PageLines {
    /// From 1.
    pub(crate) number: usize,
    pub(crate) height: f32,
    pub(crate) lines: Vec<Line>,
}

/// Lines in the making.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    /// Adds a string.
    pub(crate) fn add(&mut self, run: Run) {
        let text = plain(&run.text);
        if text.is_empty()
            || ![run.start, run.end, run.base, run.size]
                .iter()
                .all(|number| number.is_finite())
        {
            return;
        }
        let size = run.size.max(0.1);
        if let Some(line) = self.lines.last_mut() {
            let larger = size.max(line.size);
            let gap = run.start - line.end;
            let same = line.upright == run.upright
                && (run.base - line.base).abs() < RAISED * larger
                && gap > -BACK * larger
                && gap < COLUMN * larger;
            if same {
                let apart = gap > BLANK * size.min(line.size);
                if apart && !line.text.ends_with(' ') && !text.starts_with(' ') {
                    line.text.push(' ');
                }
                // The size of a line is that of most of it.
                if text.len() > line.text.len() {
                    (line.size, line.base) = (size, run.base);
                }
                line.text.push_str(&text);
                line.end = run.end.max(line.end);
                return;
            }
        }
        if text.trim().is_empty() {
            return;
        }
        self.lines.push(Line {
            start: run.start,
            end: run.end,
            base: run.base,
            size,
            upright: run.upright,
            text,
        });
    }

    /// All lines, blanks at their ends taken off.
    pub(crate) fn finish(mut self, number: usize, height: f32) -> PageLines {
        for line in &mut self.lines {
            line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.lines.retain(|line| !line.text.is_empty());
        PageLines {
            number,
            height,
            lines: self.lines,
        }
    }
}

/// Letters as words have them: joined ones apart, controls and what no font maps left out.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\t' | '\n' | '\r' | '\u{a0}' => out.push(' '),
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: f32, end: f32, base: f32, text: &str) -> Run {
        Run {
            start,
            end,
            base,
            upright: true,
            size: 10.0,
            text: text.to_owned(),
        }
    }

    fn lines(runs: &[Run]) -> Vec<String> {
        let mut lines = Lines::default();
        runs.iter().cloned().for_each(|run| lines.add(run));
        lines
            .finish(1, 800.0)
            .lines
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn strings_become_words_and_lines() {
        let kerned = [
            run(0.0, 10.0, 700.0, "Ki"),
            run(9.5, 20.0, 700.0, "m"),
            run(23.0, 40.0, 700.0, "said"),
        ];
        assert_eq!(lines(&kerned), ["Kim said"]);
        assert_eq!(
            lines(&[run(0.0, 90.0, 700.0, "One"), run(0.0, 90.0, 688.0, "two")]),
            ["One", "two"]
        );
        assert_eq!(
            lines(&[run(0.0, 90.0, 700.0, "left"), run(300.0, 390.0, 700.0, "right")]),
            ["left", "right"]
        );
        assert_eq!(lines(&[run(0.0, 20.0, 700.0, "of\u{fb01}ce\u{0}")]), ["office"]);
        assert!(lines(&[run(f32::NAN, 1.0, 1.0, "x"), run(0.0, 1.0, 1.0, " ")]).is_empty());
    }
}
