//! Whether a text is English: statements, pronouns and events are read in English only, names in any language.

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::token::TokenKind;

/// So many of a hundred words of English news are of closed classes; less than half of that is another language.
const CLOSED_SHARE: usize = 20;
/// Fewer words tell nothing; Latin letters are then taken for English.
const FEWEST_WORDS: usize = 12;
/// Below so many words a share is a matter of chance: two closed words of English that no other language has are enough.
const SHORT: usize = 40;
/// Closed words that a short text needs.
const CLOSED_IN_SHORT: usize = 2;
/// So many words are looked at.
const LOOKED_AT: usize = 4000;

/// `en`, or `und`.
pub(crate) fn of(page: &Page) -> &'static str {
    let (mut words, mut closed, mut latin) = (0, 0, 0);
    for (number, token) in page.tokens.all().iter().enumerate().take(LOOKED_AT) {
        if token.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        // Words that other languages have as well do not count.
        let shared = matches!(
            page.lower(number),
            "a" | "de"
                | "as"
                | "an"
                | "in"
                | "die"
                | "was"
                | "her"
                | "me"
                | "no"
                | "so"
                | "on"
                | "i"
                | "to"
                | "do"
                | "am"
                | "man"
                | "over"
                | "is"
                | "had"
                | "we"
                | "will"
                | "or"
                | "at"
                | "all"
        );
        let classes = Classes::DETERMINER
            .or(Classes::PREPOSITION)
            .or(Classes::AUXILIARY)
            .or(Classes::CONJUNCTION)
            .or(Classes::SUBJECT)
            .or(Classes::MODAL);
        closed += usize::from(token.classes.any(classes) && !shared);
        latin += usize::from(page.word(number).is_ascii());
    }
    let english = if words < FEWEST_WORDS {
        latin * 2 > words
    } else if words < SHORT {
        // A headline and a sentence or two: names and numbers push the share down.
        closed >= CLOSED_IN_SHORT && latin * 2 > words || closed * 100 >= words * CLOSED_SHARE / 2
    } else {
        closed * 100 >= words * CLOSED_SHARE / 2
    };
    if english { "en" } else { "und" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Text};

    #[test]
    fn english_and_others() {
        let check = |input: &str, expected: &str| {
            let mut text = Text::same(input);
            text.add_block(0, input.len(), BlockKind::Body);
            assert_eq!(of(&Page::new(text)), expected, "{input}");
        };
        check(
            "The minister said that the talks with his guest had gone well and would be held again in the spring.",
            "en",
        );
        check(
            "Der Minister sagte, dass die Gespräche mit seinem Gast gut verlaufen seien und im Frühjahr fortgesetzt würden.",
            "und",
        );
        check(
            "El ministro dijo que las conversaciones con su invitado habían ido bien y que continuarían en la primavera.",
            "und",
        );
        check(
            "Министр сказал, что переговоры с его гостем прошли хорошо и будут продолжены весной этого года в столице.",
            "und",
        );
        check(
            "Russia and Belarus sign gas deal. Presidents Vladimir Putin and Alexander Lukashenko met in Sochi on Friday.",
            "en",
        );
        check(
            "Macron et Scholz ont parlé à Berlin mardi soir, or rien ne filtre de cette rencontre, a dit Paris.",
            "und",
        );
        check(
            "Rutte sprak met Scholz over gas. De premier zei dat hij morgen wil vertrekken naar Brussel en Parijs.",
            "und",
        );
        check("Kim met Putin", "en");
        check("", "und");
    }
}
