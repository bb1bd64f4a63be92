//! The user's own judgements of pairs: a file that people can read, keep under version control and edit by hand.
//!
//! Comma-separated, with a header: `left,right,verdict,by,when,why`. A pair is named by the ids of its entries, which stay
//! over versions of the lists; a line for an entry that is not there now is kept and counts again when the entry is back. The
//! last line of a pair counts. The rules of this crate yield to the file, never the file to them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What a person decided of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One party.
    Same,
    /// Two parties.
    Different,
    /// Looked at, and it cannot be told: not joined, and not asked again first.
    Undecided,
}

impl Verdict {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different => "different",
            Verdict::Undecided => "undecided",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Verdict {
    type Err = String;

    fn from_str(text: &str) -> Result<Verdict, String> {
        match text.trim().to_ascii_lowercase().as_str() {
            "same" => Ok(Verdict::Same),
            "different" => Ok(Verdict::Different),
            "undecided" => Ok(Verdict::Undecided),
            _ => Err(format!(
                "`{text}` is no verdict; write same, different or undecided"
            )),
        }
    }
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Id of the one entry.
    pub left: String,
    /// Id of the other.
    pub right: String,
    /// What was decided.
    pub verdict: Verdict,
    /// By whom, as they call themselves.
    pub by: String,
    /// When, as written.
    pub when: String,
    /// Why.
    pub why: String,
}

/// Why a judgement file is not read. It is refused as a whole: half of a person's decisions is worse than none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("judgement file, line {line}: {why}; its lines are left,right,verdict,by,when,why")]
pub struct JudgementError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// The judgements of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements {
    by_pair: BTreeMap<(String, String), Judgement>,
}

/// The first line of a file.
pub const HEADER: &str = "left,right,verdict,by,when,why\n";

impl Judgements {
    /// Reads a file.
    ///
    /// # Errors
    /// A line that is no judgement, with its number.
    pub fn parse(bytes: &[u8]) -> Result<Judgements, JudgementError> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let mut judgements = Judgements::default();
        for (at, record) in reader.records().enumerate() {
            let bad = |line: u64, why: String| JudgementError { line, why };
            let record = record.map_err(|error| {
                let line = error.position().map_or(at as u64 + 1, csv::Position::line);
                bad(line, "it is no comma-separated UTF-8 text".to_owned())
            })?;
            let line = record.position().map_or(at as u64 + 1, csv::Position::line);
            let field = |number: usize| record.get(number).unwrap_or_default();
            let blank = record.iter().all(str::is_empty);
            if blank || field(0).starts_with('#') || (at == 0 && field(2).eq_ignore_ascii_case("verdict")) {
                continue;
            }
            for id in [field(0), field(1)] {
                if !id.contains(':') {
                    return Err(bad(
                        line,
                        format!("`{id}` is no id of an entry (`un_sc_sanctions:QDi.135`)"),
                    ));
                }
            }
            if field(0) == field(1) {
                return Err(bad(line, format!("`{}` is judged against itself", field(0))));
            }
            judgements.add(Judgement {
                left: field(0).to_owned(),
                right: field(1).to_owned(),
                verdict: field(2).parse().map_err(|why| bad(line, why))?,
                by: field(3).to_owned(),
                when: field(4).to_owned(),
                why: field(5).to_owned(),
            });
        }
        Ok(judgements)
    }

    /// Adds a judgement; a later one of the same pair takes the place of the earlier.
    pub fn add(&mut self, judgement: Judgement) {
        self.by_pair
            .insert(pair(&judgement.left, &judgement.right), judgement);
    }

    /// The judgement of a pair, in either order.
    pub fn of(&self, left: &str, right: &str) -> Option<&Judgement> {
        self.by_pair.get(&pair(left, right))
    }

    /// The judgements that count, by pair.
    pub fn iter(&self) -> impl Iterator<Item = &Judgement> {
        self.by_pair.values()
    }

    /// Number of pairs judged.
    pub fn len(&self) -> usize {
        self.by_pair.len()
    }

    /// Whether nothing was judged.
    pub fn is_empty(&self) -> bool {
        self.by_pair.is_empty()
    }
}

impl Judgement {
    /// The line of the file.
    pub fn line(&self) -> String {
        let fields = [
            self.left.as_str(),
            &self.right,
            self.verdict.as_str(),
            &self.by,
            &self.when,
            &self.why,
        ];
        let quoted: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        format!("{}\n", quoted.join(","))
    }
}

/// A field as CSV writes it; line breaks become blanks, so that a judgement stays one line.
fn quoted(field: &str) -> String {
    let plain = field.replace(['\r', '\n'], " ");
    if plain.contains([',', '"', '#']) || plain.trim() != plain {
        format!("\"{}\"", plain.trim().replace('"', "\"\""))
    } else {
        plain
    }
}

fn pair(left: &str, right: &str) -> (String, String) {
    let (a, b) = if left <= right {
        (left, right)
    } else {
        (right, left)
    };
    (a.to_owned(), b.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judgement(verdict: Verdict, why: &str) -> Judgement {
        Judgement {
            left: "eu_fsf:EU.1.2".to_owned(),
            right: "un_sc_sanctions:QDi.001".to_owned(),
            verdict,
            by: "M. Orav".to_owned(),
            when: "2026-11-27".to_owned(),
            why: why.to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_and_the_last_line_counts() {
        let text = format!(
            "{HEADER}{}{}",
            judgement(Verdict::Undecided, "two, perhaps \"three\"\nlines").line(),
            judgement(Verdict::Same, "passport seen").line()
        );
        let read = Judgements::parse(text.as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
        let found = read.of("un_sc_sanctions:QDi.001", "eu_fsf:EU.1.2").unwrap();
        assert_eq!(
            (found.verdict, found.why.as_str()),
            (Verdict::Same, "passport seen")
        );
        let first = text.lines().nth(1).unwrap();
        let read = Judgements::parse(first.as_bytes()).unwrap();
        assert_eq!(read.iter().next().unwrap().why, "two, perhaps \"three\" lines");
    }

    #[test]
    fn a_bad_line_is_named() {
        for (text, what) in [
            ("left,right,verdict\na:1,b:2,maybe\n", "line 2: `maybe`"),
            ("a:1,b,same\n", "line 1: `b`"),
            ("a:1,a:1,same\n", "against itself"),
        ] {
            let error = Judgements::parse(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(what), "{error}");
        }
    }

    #[test]
    fn blank_lines_and_remarks_are_passed_over() {
        let read = Judgements::parse(b"\n# checked in May,,\na:1,b:2,different\n").unwrap();
        assert_eq!(read.of("b:2", "a:1").unwrap().verdict, Verdict::Different);
    }
}
