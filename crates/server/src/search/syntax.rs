//! The search syntax that clients are used to: words, `"phrases"`, `field:value`, `AND`, `OR`, `NOT`, `-`, `+`, brackets,
//! `begin*`, `near~1`. Words without an operator between them must all be there.

use crate::book::{TextIndex, words};

/// Deepest nesting of brackets.
const MAX_DEPTH: usize = 20;
/// Most terms of a search.
const MAX_TERMS: usize = 200;

/// What is searched for.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Everything.
    All,
    /// Words that must all be there, meant in one way.
    Words(Vec<String>, Kind),
    /// Words that must stand next to each other in one value.
    Phrase(Vec<String>),
    /// A field's value.
    Field(String, String),
    /// All of them.
    And(Vec<Node>),
    /// Any of them.
    Or(Vec<Node>),
    /// Anything else.
    Not(Box<Node>),
}

/// How words are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As they stand.
    Whole,
    /// The last one may go on.
    Beginning,
    /// Within so many edits; as many as its length allows where `None`.
    Near(Option<u8>),
}

/// Reads a search.
///
/// # Errors
/// What is wrong with it, in words.
pub fn parse(text: &str) -> Result<Node, String> {
    let mut parser = Parser {
        text: text.chars().collect(),
        at: 0,
        terms: 0,
    };
    let node = parser.any_of(0)?;
    match parser.peek() {
        None => Ok(node),
        Some(c) => Err(format!("`{c}` at character {} closes nothing", parser.at + 1)),
    }
}

/// Reads a search in which only words count: nothing in it can be wrong.
pub fn simple(text: &str) -> Node {
    let mut found = words(text);
    found.truncate(MAX_TERMS);
    if found.is_empty() {
        return Node::All;
    }
    Node::Words(found, Kind::Whole)
}

/// The same search with every plain word meant by its spelling's neighbourhood.
pub fn made_near(node: Node) -> Node {
    match node {
        Node::Words(found, Kind::Whole) => Node::Words(found, Kind::Near(None)),
        Node::And(nodes) => Node::And(nodes.into_iter().map(made_near).collect()),
        Node::Or(nodes) => Node::Or(nodes.into_iter().map(made_near).collect()),
        other => other,
    }
}

/// Edits that a word's length allows.
pub fn allowed_edits(word: &str) -> u8 {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

struct Parser {
    text: Vec<char>,
    at: usize,
    terms: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Takes a word in capitals, if it stands here whole.
    fn operator(&mut self, word: &str) -> bool {
        self.blanks();
        let end = self.at + word.chars().count();
        let here = self
            .text
            .get(self.at..end)
            .is_some_and(|here| here.iter().copied().eq(word.chars()));
        let ends = self
            .text
            .get(end)
            .is_none_or(|c| c.is_whitespace() || *c == '(' || *c == ')');
        if here && ends {
            self.at = end;
        }
        here && ends
    }

    fn any_of(&mut self, depth: usize) -> Result<Node, String> {
        if depth > MAX_DEPTH {
            return Err(format!("brackets are nested more than {MAX_DEPTH} deep"));
        }
        let mut nodes = vec![self.all_of(depth)?];
        while self.operator("OR") || self.twice('|') {
            nodes.push(self.all_of(depth)?);
        }
        Ok(only(nodes, Node::Or))
    }

    fn twice(&mut self, c: char) -> bool {
        self.blanks();
        let here = self.peek() == Some(c) && self.text.get(self.at + 1) == Some(&c);
        if here {
            self.at += 2;
        }
        here
    }

    fn all_of(&mut self, depth: usize) -> Result<Node, String> {
        let mut nodes = Vec::new();
        loop {
            while self.operator("AND") || self.twice('&') {}
            self.blanks();
            let ahead = self.at;
            let ended = matches!(self.peek(), None | Some(')')) || self.operator("OR") || self.twice('|');
            if ended {
                self.at = ahead;
                break;
            }
            let node = self.one(depth)?;
            if node != Node::All {
                nodes.push(node);
            }
        }
        Ok(if nodes.is_empty() {
            Node::All
        } else {
            only(nodes, Node::And)
        })
    }

    fn one(&mut self, depth: usize) -> Result<Node, String> {
        if self.operator("NOT") || matches!(self.peek(), Some('-' | '!')) && self.step() {
            self.blanks();
            if depth > MAX_DEPTH {
                return Err(format!("`NOT` stands more than {MAX_DEPTH} times in a row"));
            }
            if matches!(self.peek(), None | Some(')')) {
                return Err("`NOT` or `-` at the end negates nothing".to_owned());
            }
            return Ok(match self.one(depth + 1)? {
                Node::All => Node::All,
                node => Node::Not(Box::new(node)),
            });
        }
        match self.peek() {
            Some('+') => {
                self.at += 1;
                Ok(Node::All)
            }
            Some('(') => {
                self.at += 1;
                let node = self.any_of(depth + 1)?;
                self.blanks();
                if self.peek() != Some(')') {
                    return Err("a bracket `(` is not closed".to_owned());
                }
                self.at += 1;
                Ok(node)
            }
            Some('[' | '{') => Err("ranges (`[a TO b]`) are not supported".to_owned()),
            Some('"') => self.phrase(),
            _ => self.word(),
        }
    }

    fn step(&mut self) -> bool {
        self.at += 1;
        true
    }

    fn count(&mut self) -> Result<(), String> {
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return Err(format!("it has more than {MAX_TERMS} terms"));
        }
        Ok(())
    }

    fn quoted(&mut self) -> Result<String, String> {
        let from = self.at + 1;
        let end = self
            .text
            .get(from..)
            .and_then(|rest| rest.iter().position(|c| *c == '"'));
        let end = end.ok_or("a quotation mark `\"` is not closed")? + from;
        self.at = end + 1;
        Ok(self.text.get(from..end).unwrap_or_default().iter().collect())
    }

    fn phrase(&mut self) -> Result<Node, String> {
        self.count()?;
        let found = words(&self.quoted()?);
        // A distance between the words of a phrase is taken as no distance.
        if self.peek() == Some('~') {
            self.at += 1;
            while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
        }
        Ok(if found.is_empty() {
            Node::All
        } else {
            Node::Phrase(found)
        })
    }

    fn word(&mut self) -> Result<Node, String> {
        self.count()?;
        let from = self.at;
        while let Some(c) = self.peek() {
            match c {
                '\\' => self.at += 2,
                ':' if self.at > from => return self.field(from),
                '(' | ')' | '"' | '[' | ']' | '{' | '}' => break,
                c if c.is_whitespace() => break,
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.text.len());
        if self.at == from {
            let c = self.peek().unwrap_or(' ');
            return Err(format!("`{c}` at character {} cannot stand there", from + 1));
        }
        let raw: String = self
            .text
            .get(from..self.at)
            .unwrap_or_default()
            .iter()
            .filter(|c| **c != '\\')
            .collect();
        if raw == "*" {
            return Ok(Node::All);
        }
        let (body, kind) = kind_of(&raw);
        let found = words(body);
        Ok(if found.is_empty() {
            Node::All
        } else {
            Node::Words(found, kind)
        })
    }

    fn field(&mut self, from: usize) -> Result<Node, String> {
        let field: String = self.text.get(from..self.at).unwrap_or_default().iter().collect();
        self.at += 1;
        let value = match self.peek() {
            Some('"') => self.quoted()?,
            Some('(' | '[' | '{') => return Err(format!("after `{field}:` a value is expected")),
            _ => {
                let start = self.at;
                while self.peek().is_some_and(|c| !c.is_whitespace() && c != ')') {
                    self.at += 1;
                }
                self.text.get(start..self.at).unwrap_or_default().iter().collect()
            }
        };
        if value.trim().is_empty() {
            return Err(format!("`{field}:` has no value"));
        }
        Ok(Node::Field(field, value))
    }
}

fn kind_of(raw: &str) -> (&str, Kind) {
    if let Some(body) = raw.strip_suffix('*') {
        return (body, Kind::Beginning);
    }
    if let Some((body, edits)) = raw.rsplit_once('~')
        && edits.chars().all(|c| c.is_ascii_digit())
    {
        return (
            body,
            Kind::Near(edits.parse::<u8>().ok().map(|edits| edits.min(2))),
        );
    }
    (raw, Kind::Whole)
}

fn only(mut nodes: Vec<Node>, many: impl Fn(Vec<Node>) -> Node) -> Node {
    match nodes.len() {
        1 => nodes.swap_remove(0),
        _ => many(nodes),
    }
}

/// How a word of a kind is looked up.
pub fn meant(kind: Kind, word: &str, last: bool) -> crate::book::Meant {
    use crate::book::Meant;
    match kind {
        Kind::Beginning if last => Meant::Beginning,
        Kind::Whole | Kind::Beginning => Meant::Whole,
        Kind::Near(edits) => Meant::Near(edits.unwrap_or_else(|| allowed_edits(word))),
    }
}

/// Parties that a word finds.
pub fn find(text: TextIndex<'_>, word: &str, kind: Kind, last: bool) -> Vec<(u32, f32)> {
    text.find(word, meant(kind, word, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(word: &str) -> Node {
        Node::Words(vec![word.to_owned()], Kind::Whole)
    }

    #[test]
    fn operators_and_brackets() {
        assert_eq!(parse("").unwrap(), Node::All);
        assert_eq!(parse("a b").unwrap(), Node::And(vec![whole("a"), whole("b")]));
        assert_eq!(parse("a OR b").unwrap(), Node::Or(vec![whole("a"), whole("b")]));
        let inner = Node::Or(vec![whole("b"), whole("c")]);
        assert_eq!(
            parse("a AND (b OR c)").unwrap(),
            Node::And(vec![whole("a"), inner])
        );
        assert_eq!(
            parse("a -b").unwrap(),
            Node::And(vec![whole("a"), Node::Not(Box::new(whole("b")))])
        );
        assert_eq!(parse("ORdinary").unwrap(), whole("ordinary"));
        assert_eq!(
            parse("zak*").unwrap(),
            Node::Words(vec!["zak".to_owned()], Kind::Beginning)
        );
        assert_eq!(
            parse("zak~1").unwrap(),
            Node::Words(vec!["zak".to_owned()], Kind::Near(Some(1)))
        );
        assert_eq!(
            parse("\"air koryo\"").unwrap(),
            Node::Phrase(vec!["air".to_owned(), "koryo".to_owned()])
        );
        assert_eq!(
            parse("properties.birthDate:1985").unwrap(),
            Node::Field("properties.birthDate".to_owned(), "1985".to_owned())
        );
    }

    #[test]
    fn what_is_broken_is_told_and_nothing_panics() {
        for broken in ["(a", "a)", "\"a", "[1 TO 2]", "a:", "NOT", "a OR -", "f:(a)"] {
            assert!(parse(broken).is_err(), "{broken}");
        }
        assert!(parse(&"(".repeat(5000)).is_err());
        assert!(parse(&"-".repeat(5000)).is_err());
        assert!(parse(&"a ".repeat(5000)).is_err());
        for odd in [
            "\\", "a\\", "*", "~", "~~~9", "&&", "||", "/.*/", "a^2", ":", "-", "+", "\u{0}",
        ] {
            let _ = parse(odd);
        }
    }
}
