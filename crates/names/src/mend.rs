//! Puts the words right on which the reading of a whole name hangs: legal forms and the word for servant.
//!
//! `Joint Stokc Company`, `Lim ited` and `A8dul` are typed every day. Taken for names they would be names that no other record
//! bears, and the words beside them would be taken for names too. Only what the words around leave no doubt of is put right: a
//! long word, or a short one inside a phrase whose other words are all there. Every other slip is a matter of comparison.

use exonym_tables::{attested, census, given_names, legal_forms, titles, words};
use exonym_text::script::Script;

use crate::kind::NameKind;
use crate::pieces::Piece;

/// Letters from which on a word of a legal form is known by itself with a slip in it.
const LONG: usize = 6;
/// The same inside a phrase of which all other words stand there.
const LONG_IN_PHRASE: usize = 4;

/// Mends the words of a name in place.
pub(crate) fn mend(pieces: &mut Vec<Piece>, kind: NameKind) {
    pieces.iter_mut().for_each(|piece| digits(piece, kind));
    if kind != NameKind::Person {
        pieces.iter_mut().for_each(look_alikes);
    }
    if kind != NameKind::Organization {
        title(pieces);
    }
    if kind == NameKind::Person {
        return;
    }
    split(pieces);
    if kind != NameKind::Unknown {
        pieces.iter_mut().for_each(long_word);
    }
    phrases(pieces);
}

fn set(piece: &mut Piece, word: &str) {
    word.clone_into(&mut piece.plain);
    word.clone_into(&mut piece.text);
}

fn is_latin(piece: &Piece) -> bool {
    piece.script == Script::Latin
}

/// A digit that stands for the letter it looks like, inside a word that a table then knows: `A8dul`, `OJ5C`, `F1rst`.
fn digits(piece: &mut Piece, kind: NameKind) {
    const SHORTEST: usize = 4;
    let inner = piece.plain.as_bytes();
    let inside = inner.get(1..inner.len().saturating_sub(1)).unwrap_or(&[]);
    if inner.len() < SHORTEST || !inside.iter().any(u8::is_ascii_digit) {
        return;
    }
    let (first, last) = (inner.first(), inner.last());
    if ![first, last]
        .iter()
        .all(|end| end.is_some_and(u8::is_ascii_alphabetic))
    {
        return;
    }
    // One looks like two letters.
    for one in ['i', 'l'] {
        let word: String = piece
            .plain
            .chars()
            .map(|c| match c {
                '0' => 'o',
                '1' => one,
                '3' => 'e',
                '5' => 's',
                '8' => 'b',
                other => other,
            })
            .collect();
        let things = kind != NameKind::Person;
        let known = crate::arabic::is_servant(&word)
            || crate::arabic::master(&word).is_some()
            || things
                && (legal_forms::lookup(&word).is_some()
                    || legal_forms::is_long_word(&word)
                    || legal_forms::is_in_phrases(&word)
                    || exonym_tables::numbers::lookup(&word).is_some());
        if known {
            set(piece, &word);
            return;
        }
    }
}

/// A word with letters of another script that look alike, where tables know what was meant: `Seсond` with a Cyrillic letter. Other words are
/// read both ways.
fn look_alikes(piece: &mut Piece) {
    let Some(word) = exonym_text::homoglyph::repair(&piece.text).filter(|word| word.is_ascii()) else {
        return;
    };
    let known = legal_forms::lookup(&word).is_some()
        || legal_forms::is_in_phrases(&word)
        || exonym_tables::numbers::lookup(&word).is_some()
        || exonym_tables::generic::lookup(&word).is_some();
    if known {
        set(piece, &word);
    }
}

/// A long title at the beginning with one slip: `Culonel`, `Presdient`. A name that is borne is none.
fn title(pieces: &mut [Piece]) {
    let [first, _, ..] = pieces else { return };
    let plain = first.plain.as_str();
    let other = || {
        titles::long_words().binary_search(&plain).is_ok()
            || attested::count(plain) > 0
            || census::share(plain).is_some()
            || !given_names::groups(plain).is_empty()
            || words::contains(plain)
    };
    if plain.len() < LONG || !is_latin(first) || other() {
        return;
    }
    if let Some(meant) = meant(plain, titles::long_words()) {
        set(first, meant);
    }
}

/// The first of some sorted words that begins as this one does and is one edit away.
fn meant(plain: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let first = plain.as_bytes().first();
    let from = words.partition_point(|word| word.as_bytes().first() < first);
    let begin = words.iter().skip(from);
    begin
        .take_while(|word| word.as_bytes().first() == first)
        .find(|word| word.len().abs_diff(plain.len()) <= 1 && one_edit(plain, word))
        .copied()
}

/// A long word of a legal form with one slip, or without its last letter: `Aktiengeselschaft`, `COMPAN`.
fn long_word(piece: &mut Piece) {
    let plain = piece.plain.as_str();
    if plain.len() < LONG || !is_latin(piece) || words::contains(plain) {
        return;
    }
    if legal_forms::is_long_word(plain) || attested::count(plain) > 0 {
        return;
    }
    if let Some(meant) = meant(plain, legal_forms::long_words()) {
        set(piece, meant);
    }
}

/// A long word of a legal form with a blank in it: `Com pany`, `Lim ited`. One half at least must be no word of its own.
fn split(pieces: &mut Vec<Piece>) {
    let mut at = 0;
    let mut joined = String::new();
    while let Some([left, right]) = pieces.get(at..at + 2) {
        joined.clear();
        joined.push_str(&left.plain);
        joined.push_str(&right.plain);
        let fits = is_latin(left)
            && is_latin(right)
            && left.bracket == right.bracket
            && legal_forms::is_long_word(&joined)
            && !(words::contains(&left.plain) && words::contains(&right.plain));
        if fits {
            let end = pieces.remove(at + 1).span.end;
            if let Some(piece) = pieces.get_mut(at) {
                set(piece, &joined);
                piece.span.end = end;
            }
        }
        at += 1;
    }
}

/// A legal form of three words or more in which one has a slip: `Joint Stokc Company`. The other words are all there, so that what
/// the slip is of is no guess, even where it makes another word (`Joint Stack Company`).
fn phrases(pieces: &mut [Piece]) {
    let is_part = |piece: &Piece| legal_forms::is_in_phrases(&piece.plain);
    // Most names have no such word, and are not looked at further.
    if pieces.iter().filter(|piece| is_part(piece)).count() < 2 {
        return;
    }
    for at in 0..pieces.len() {
        // All words of a phrase but one are there, so one of the first two is.
        if !pieces.iter().skip(at).take(2).any(is_part) {
            continue;
        }
        for phrase in legal_forms::long_phrases() {
            let Some(span) = pieces.get(at..at + phrase.len()) else {
                continue;
            };
            if let Some((slip, word)) = one_slip(span, phrase)
                && let Some(piece) = pieces.get_mut(at + slip)
            {
                set(piece, word);
                break;
            }
        }
    }
}

/// The one word of a phrase that is spelled otherwise here, by one edit.
fn one_slip<'p>(span: &[Piece], phrase: &[&'p str]) -> Option<(usize, &'p str)> {
    let mut slips = span
        .iter()
        .zip(phrase)
        .enumerate()
        .filter(|(_, (piece, word))| piece.plain != **word);
    let (at, (piece, word)) = slips.next()?;
    let fits = slips.next().is_none()
        && span.iter().all(is_latin)
        && word.len() >= LONG_IN_PHRASE
        && one_edit(&piece.plain, word);
    fits.then_some((at, *word))
}

/// Whether one letter more, less or other, or two exchanged, makes one word the other. As [`exonym_text::distance::osa`] finds it,
/// without the memory that more edits take: it is asked of every word of a name.
pub(crate) fn one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (after(a, front), after(b, front));
    let exchanged =
        matches!((a, b), ([p, q, ..], [r, s, ..]) if p == s && q == r) && after(a, 2) == after(b, 2);
    exchanged || after(a, 1) == after(b, 1) || a == after(b, 1) || after(a, 1) == b
}

fn after(letters: &[u8], from: usize) -> &[u8] {
    letters.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pieces::pieces;

    fn mended(text: &str, kind: NameKind) -> String {
        let pieces = pieces(text, kind);
        pieces
            .iter()
            .map(|piece| piece.plain.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn legal_forms_are_known_again() {
        let organization = |text| mended(text, NameKind::Organization);
        for (text, wanted) in [
            ("Joint Stokc Company Duks", "joint stock company duks"),
            ("Joint Stack Company Duks", "joint stock company duks"),
            ("POST BANK JOINR-STOCK COMPANY", "post bank joint stock company"),
            ("Synpex Shwe Com pany Ltd.", "synpex shwe company ltd"),
            ("LIM ITED LIABILITY COMPANY DM", "limited liability company dm"),
            (
                "Pu8lic Jo1nt Stock Company Severstal",
                "public joint stock company severstal",
            ),
            ("OJ5C Planar", "ojsc planar"),
            ("Seсond Kestovar DMCС", "second kestovar dmcc"),
            ("Brightwave Industries Compan", "brightwave industries company"),
        ] {
            assert_eq!(organization(text), wanted, "{text}");
        }
        for text in [
            "stock company",
            "point stock",
            "slate company",
            "best2pay limited",
            "com pan",
            "joint pany",
        ] {
            assert_eq!(organization(text), text);
        }
    }

    #[test]
    fn other_words_stay() {
        for text in ["com pany", "abd0n", "5alim", "joint stokc company"] {
            assert_eq!(mended(text, NameKind::Person), text);
        }
        assert_eq!(mended("A8dul Qadir", NameKind::Person), "abdul qadir");
        assert_eq!(mended("Culonel Rombot", NameKind::Person), "colonel rombot");
        assert_eq!(mended("Marshall Rombot", NameKind::Person), "marshall rombot");
    }
}
