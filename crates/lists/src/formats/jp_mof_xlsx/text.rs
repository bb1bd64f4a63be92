//! Japanese cells: full-width forms, and which script a piece is in.

/// Full-width letters, digits and marks as ASCII ones, the ideographic blank as a blank. Letters of Japanese stay.
pub(super) fn narrow(text: &str) -> String {
    let narrow = text.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '〜' => '~',
        other => other,
    });
    narrow.collect()
}

/// Whether a character is written in Japanese only: kana, han, the middle point and the long mark.
pub(super) fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〇')
}

/// Whether a piece has Japanese writing in it.
pub(super) fn has_japanese(text: &str) -> bool {
    text.chars().any(is_japanese)
}

/// Whether a piece has Latin letters and no Japanese ones.
pub(super) fn is_latin(text: &str) -> bool {
    !has_japanese(text) && text.chars().any(|c| c.is_alphabetic() && u32::from(c) < 0x250)
}

/// Whether a character is kana, which no other language is written in.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}')
}
