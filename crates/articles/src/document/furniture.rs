//! Blocks that belong to the page and not to the article, and what the others are for: title, byline, caption.
//!
//! Only short blocks without the end of a sentence are looked at: a paragraph is never furniture.

use crate::text::{BlockKind, Text};

/// A longer block is text, whatever it says.
const LONGEST: usize = 120;
/// A title is looked for among so many blocks at the head.
const HEAD: usize = 8;

/// Phrases of which one makes a short block furniture, in lower case.
const PHRASES: &[&str] = &[
    "sponsored by",
    "advertisement",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "newsletter",
    "read more",
    "read next",
    "related:",
    "related articles",
    "share this",
    "share on",
    "follow us",
    "click here",
    "all rights reserved",
    "copyright",
    "cookie",
    "privacy policy",
    "terms of use",
    "terms of service",
    "listen to this article",
    "article audio",
    "most popular",
    "trending",
    "getty images",
    "ap images",
    "ap photo",
    "afp photo",
    "reuters/",
    "photo:",
    "photo by",
    "image:",
    "image credit",
    "photo credit",
    "skip to",
    "back to top",
    "print this",
    "comments",
    "leave a reply",
    "join the discussion",
    "story continues",
    "min read",
    "watch:",
];
/// Blocks that are furniture when they are this and nothing else.
const WHOLE: &[&str] = &[
    "share", "menu", "home", "search", "facebook", "twitter", "email", "print", "comment", "close", "next",
    "previous", "loading", "ap", "reuters", "afp", "ad",
];

/// Says what each block of body text is for.
pub(super) fn mark(text: &mut Text) {
    let words: Vec<String> = text
        .blocks()
        .iter()
        .map(|block| text.slice(block.span).to_lowercase())
        .collect();
    let raw: Vec<String> = text
        .blocks()
        .iter()
        .map(|block| text.slice(block.span).to_owned())
        .collect();
    let has_title = text.blocks().iter().any(|block| block.kind == BlockKind::Title);
    let several = text.blocks().len() > 1;
    let mut title = has_title;
    for (number, block) in text.blocks_mut().iter_mut().enumerate() {
        if block.kind != BlockKind::Body {
            continue;
        }
        let (lower, written) = (words[number].as_str(), raw[number].as_str());
        if written.chars().count() > LONGEST {
            title |= number >= HEAD;
            continue;
        }
        let open = !ends_sentence(written);
        if is_byline(written) {
            block.kind = BlockKind::Byline;
        } else if open && (PHRASES.iter().any(|phrase| lower.contains(phrase)) || WHOLE.contains(&lower)) {
            block.kind = BlockKind::Furniture;
        } else if [
            "(left)",
            "(right)",
            "(center)",
            "(l)",
            "(r)",
            "left, and",
            "pictured",
        ]
        .iter()
        .any(|mark| lower.contains(mark))
            && open
        {
            block.kind = BlockKind::Caption;
        } else if open && !title && several && number < HEAD {
            block.kind = BlockKind::Title;
            title = true;
        }
    }
}

/// `By Jane Roe`, `BY JANE ROE and John Doe | Staff`.
fn is_byline(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let by = words.next().is_some_and(|first| first.eq_ignore_ascii_case("by"));
    let mut names = words
        .filter(|word| word.chars().any(char::is_alphabetic))
        .peekable();
    by && names.peek().is_some()
        && written.split_whitespace().count() <= 12
        && names.all(|word| {
            word.chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(char::is_uppercase)
                || matches!(word, "and" | "de" | "van" | "al" | "in" | "for" | "of" | "the")
        })
        && !written.ends_with(['.', '!', '?'])
}

fn ends_sentence(written: &str) -> bool {
    written
        .trim_end_matches(['"', '”', '\'', '’', ')', '»'])
        .ends_with(['.', '!', '?', '…', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        use BlockKind::{Body, Byline, Caption, Furniture, Title};
        let lines = [
            ("Ties Deepen Again", Title),
            ("By Jane Roe and John Doe", Byline),
            ("AP Images", Furniture),
            ("The minister (left) and his guest", Caption),
            ("Article audio sponsored by The Society", Furniture),
            ("The minister said that the talks went well.", Body),
            ("Subscribe to them, he said.", Body),
            ("Background", Body),
        ];
        let mut text = Text::default();
        for (line, _) in lines {
            let start = text.as_str().len();
            text.push(line, start);
            text.push("\n", start + line.len());
            text.add_block(start, start + line.len(), Body);
        }
        mark(&mut text);
        let kinds: Vec<BlockKind> = text.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, lines.map(|(_, kind)| kind));
    }
}
