//! GUM: CoNLL-U with entities in brackets and dates as TEI marks, both in the last column.
//!
//! `Entity=(1-person-new-sssss-cf2-2-coref(2-organization-…)` opens entity 1 and, in it, a mention of entity 2; `1)` closes.
//! The sixth part of an opening says which word of the phrase is its head. `XML=<date when:::"2010-10-09">` opens a date that
//! `</date>` closes, on the same token where both stand together. The text is put together from the tokens: paragraphs
//! are parted by an empty line.

use super::{Date, Document, Gold, Mention, Span};
use crate::error::EvalError;

/// Reads all documents of a file.
pub fn documents(file: &str, input: &str) -> Result<Vec<Document>, EvalError> {
    let mut documents = Vec::new();
    let mut reader = Reader::default();
    for (at, line) in input.lines().enumerate() {
        if line.starts_with("# newdoc") {
            documents.extend(std::mem::take(&mut reader).finish(file));
        } else if let Some(day) = line.strip_prefix("# meta::dateCreated = ") {
            reader.date = Some(day.trim().to_owned());
        } else if line.starts_with("# newpar") {
            reader.gap = "\n\n";
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            reader.token(line).map_err(|why| EvalError::Gold {
                file: file.to_owned(),
                line: at + 1,
                why,
            })?;
        }
    }
    documents.extend(reader.finish(file));
    Ok(documents)
}

#[derive(Default)]
struct Reader {
    text: String,
    length: usize,
    gap: &'static str,
    date: Option<String>,
    /// The words read, and whether each is a proper noun.
    words: Vec<(Span, bool)>,
    /// The last part of a word that is written as one and parsed as several, and whether a blank follows it.
    joined: Option<(String, bool)>,
    open: Vec<Open>,
    mentions: Vec<Mention>,
    open_date: Option<(usize, String)>,
    dates: Vec<Date>,
}

struct Open {
    entity: String,
    kind: String,
    first_word: usize,
    /// Which words of the phrase are its head, counted from 0.
    heads: Vec<usize>,
}

impl Reader {
    fn token(&mut self, line: &str) -> Result<(), String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[id, form, _, tag, .., misc] = cells.as_slice() else {
            return Err(format!("{} columns where ten are due", cells.len()));
        };
        let spaced = !misc.split('|').any(|part| part == "SpaceAfter=No");
        // `5.1` is a word that is not written.
        if id.contains('.') {
            return Ok(());
        }
        if let Some((_, last)) = id.split_once('-') {
            self.joined = Some((last.to_owned(), spaced));
            return Ok(());
        }
        let spaced = match self.joined.take() {
            Some((last, spaced)) if last == id => spaced,
            Some(inside) => {
                self.joined = Some(inside);
                false
            }
            None => spaced,
        };
        let word = self.write(form);
        self.words.push((word, tag == "PROPN"));
        for part in misc.split('|') {
            if let Some(marks) = part.strip_prefix("Entity=") {
                self.entities(marks)?;
            } else if let Some(marks) = part.strip_prefix("XML=") {
                self.date_marks(marks, word);
            }
        }
        if spaced {
            self.gap = " ";
        }
        Ok(())
    }

    fn write(&mut self, form: &str) -> Span {
        if self.length > 0 {
            self.text.push_str(self.gap);
            self.length += self.gap.len();
        }
        self.gap = "";
        let start = self.length;
        self.text.push_str(form);
        self.length += form.chars().count();
        Span::new(start, self.length)
    }

    /// The brackets at the word that was just written.
    fn entities(&mut self, marks: &str) -> Result<(), String> {
        let here = self.words.len() - 1;
        let mut rest = marks;
        while !rest.is_empty() {
            if let Some(opened) = rest.strip_prefix('(') {
                let end = opened.find(['(', ')']).unwrap_or(opened.len());
                self.opened(&opened[..end], here)?;
                rest = &opened[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    self.close(None)?;
                    rest = after;
                }
            } else {
                let end = rest
                    .find(')')
                    .ok_or_else(|| format!("`{marks}` closes nothing"))?;
                self.close(Some(&rest[..end]))?;
                rest = &rest[end + 1..];
            }
        }
        Ok(())
    }

    fn opened(&mut self, parts: &str, here: usize) -> Result<(), String> {
        let mut parts_of = parts.split('-');
        let (Some(entity), Some(kind)) = (parts_of.next(), parts_of.next()) else {
            return Err(format!("`{parts}` names no entity and kind"));
        };
        // Given, salience and centring come between.
        let heads = parts_of.nth(3).unwrap_or("1");
        self.open.push(Open {
            entity: entity.to_owned(),
            kind: kind.to_owned(),
            first_word: here,
            heads: heads
                .split(',')
                .filter_map(|head| head.parse::<usize>().ok()?.checked_sub(1))
                .collect(),
        });
        Ok(())
    }

    fn close(&mut self, entity: Option<&str>) -> Result<(), String> {
        let at = match entity {
            None => self.open.len().checked_sub(1),
            Some(entity) => self.open.iter().rposition(|open| open.entity == entity),
        };
        let at = at.ok_or_else(|| format!("`{}` was not opened", entity.unwrap_or_default()))?;
        let open = self.open.remove(at);
        let words = &self.words[open.first_word..];
        let heads = || open.heads.iter().filter_map(|head| words.get(*head));
        let named = heads().find(|(_, proper)| *proper);
        let head = named.or_else(|| heads().next()).unwrap_or(&words[0]);
        self.mentions.push(Mention {
            span: Span::new(words[0].0.start, self.length),
            head: head.0,
            kind: open.kind,
            entity: open.entity,
            named: head.1,
        });
        Ok(())
    }

    fn date_marks(&mut self, marks: &str, word: Span) {
        if let Some(at) = marks.find("<date") {
            let tag = marks[at..].split('>').next().unwrap_or_default();
            self.open_date = Some((word.start, value(tag)));
        }
        if marks.contains("</date>")
            && let Some((start, value)) = self.open_date.take()
        {
            self.dates.push(Date {
                span: Span::new(start, word.end),
                value,
            });
        }
    }

    fn finish(self, file: &str) -> Option<Document> {
        (!self.text.is_empty()).then(|| Document {
            name: file.to_owned(),
            text: self.text,
            date: self.date,
            gold: Gold::Names {
                mentions: self.mentions,
                dates: self.dates,
            },
        })
    }
}

/// The value of a date's mark: a day, month or year, or an interval whose end may be open.
fn value(tag: &str) -> String {
    let attribute = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}:::\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    if let Some(when) = attribute("when") {
        return when;
    }
    let start = attribute("from").or_else(|| attribute("notBefore"));
    let end = attribute("to").or_else(|| attribute("notAfter"));
    match (start, end) {
        (Some(start), Some(end)) if start == end => start,
        (None, None) => String::new(),
        (start, end) => format!("{}/{}", start.unwrap_or_default(), end.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = x\n# meta::dateCreated = 2010-10-09\n# newpar\n\
        1\tThe\t_\tDET\t_\t_\t_\t_\t_\tEntity=(1-organization-new-s-cf1-3-coref\n\
        2\tRed\t_\tADJ\t_\t_\t_\t_\t_\t_\n\
        3-4\tCross's\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        3\tCross\t_\tPROPN\t_\t_\t_\t_\t_\t_\n\
        4\t's\t_\tPART\t_\t_\t_\t_\t_\tEntity=1)\n\
        5\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\
        \n# newpar\n\
        1\tIt\t_\tPRON\t_\t_\t_\t_\t_\tEntity=(1-organization-giv-s-cf1-1-ana)\n\
        2\tlast\t_\tADJ\t_\t_\t_\t_\t_\tXML=<date from:::\"2010-09-27\" to:::\"2010-10-03\">\n\
        3\tweek\t_\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=</date>\n";

    #[test]
    fn text_mentions_and_dates() {
        let read = documents("x.conllu", SAMPLE).unwrap();
        assert_eq!(read[0].text, "The Red Cross's.\n\nIt last week");
        assert_eq!(read[0].date.as_deref(), Some("2010-10-09"));
        let Gold::Names { mentions, dates } = &read[0].gold else {
            panic!()
        };
        assert_eq!(mentions.len(), 2);
        assert_eq!(
            (mentions[0].span, mentions[0].head),
            (Span::new(0, 15), Span::new(8, 13))
        );
        assert!(mentions[0].named && !mentions[1].named);
        assert_eq!(mentions[0].entity, mentions[1].entity);
        assert_eq!(dates[0].value, "2010-09-27/2010-10-03");
        assert_eq!(dates[0].span, Span::new(21, 30));
    }

    #[test]
    fn a_stray_bracket_names_its_line() {
        let text = SAMPLE.replace("Entity=1)", "Entity=7)");
        let error = documents("x.conllu", &text).unwrap_err().to_string();
        assert!(
            error.contains("line 8") && error.contains("`7` was not opened"),
            "{error}"
        );
    }
}
