//! Passports and identity numbers: `(a)タンザニア共和国AB850901（有効期限2026年12月11日）`, `イラク番号 A6489694、2013年9月2日発行`.

use exonym_model::Prop;

use super::countries;
use super::text::{is_japanese, narrow};
use crate::formats::national::lettered;
use crate::{IdText, Party};

/// Adds each document of a cell; what holds no number is kept as a note on the party.
pub(super) fn read(party: &mut Party, cell: &str, prop: &Prop, kind: &str) {
    let cell = narrow(cell);
    for piece in lettered::split(&cell)
        .into_iter()
        .flat_map(|piece| piece.split('\n'))
    {
        let Some(number) = number_of(piece) else {
            party.long_text(Prop::NOTES, &format!("{kind}: {piece}"));
            continue;
        };
        let country = countries::in_place(piece);
        let day = |words: [&str; 2]| words.iter().find_map(|word| day_at(piece, word));
        let (issued, expires) = (day(["発行", "交付"]), day(["失効", "有効"]));
        party.identifier(IdText {
            kind,
            prop: Some(prop),
            number: &number,
            country: country.as_deref(),
            issued: issued.as_deref(),
            expires: expires.as_deref(),
            note: Some(piece),
            ..IdText::default()
        });
    }
}

/// The first run of letters and digits that has at least four digits and is no date.
fn number_of(piece: &str) -> Option<String> {
    let dateless = |run: &str, after: &str| !(run.len() == 4 && after.starts_with('年'));
    let mut at = 0;
    while let Some(start) = piece
        .get(at..)?
        .find(|c: char| c.is_ascii_alphanumeric())
        .map(|found| found + at)
    {
        let tail = piece.get(start..)?;
        let end = tail
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/')))
            .unwrap_or(tail.len());
        let (run, after) = (tail.get(..end)?, tail.get(end..)?);
        if run.bytes().filter(u8::is_ascii_digit).count() >= 4 && dateless(run, after) {
            let number = run.trim_matches(['-', '/']);
            let series = series(piece.get(..start)?);
            return Some(series.map_or_else(|| number.to_owned(), |series| format!("{series} {number}")));
        }
        at = start + end;
    }
    None
}

/// One to three capital letters that stand, with a blank, before the number: `D 000933`.
fn series(before: &str) -> Option<&str> {
    let word = before.strip_suffix(' ')?;
    let start = word
        .rfind(|c: char| !c.is_ascii_uppercase())
        .map_or(Some(0), |at| {
            Some(at + word.get(at..)?.chars().next()?.len_utf8())
        })?;
    word.get(start..)
        .filter(|letters| (1..=3).contains(&letters.len()) && *letters != "ID" && *letters != "NO")
}

/// The date that a word tells of: before it (`2013年9月2日発行`), or behind it (`有効期限2026年12月11日`).
fn day_at(piece: &str, word: &str) -> Option<String> {
    let at = piece.find(word)?;
    let before = piece.get(..at)?;
    let clause = before.rsplit(['、', '(', ',', '（']).next().unwrap_or_default();
    let dates = super::days::all(clause);
    if let Some(date) = dates.last() {
        return Some(date.to_string());
    }
    let after = piece.get(at + word.len()..)?;
    let end = after.find([')', '、', ';']).unwrap_or(after.len());
    let date = super::days::first(after.get(..end)?)?;
    let close = after
        .chars()
        .take_while(|c| !c.is_ascii_digit())
        .all(|c| is_japanese(c) || " :は".contains(c));
    close.then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days() {
        let check = |piece: &str, number: Option<&str>, issued: Option<&str>, expires: Option<&str>| {
            assert_eq!(number_of(piece).as_deref(), number, "{piece}");
            assert_eq!(day_at(piece, "発行").as_deref(), issued, "{piece}");
            assert_eq!(
                day_at(piece, "失効").or(day_at(piece, "有効")).as_deref(),
                expires,
                "{piece}"
            );
        };
        check(
            "タンザニア共和国AB850901(有効期限2026年12月11日)",
            Some("AB850901"),
            None,
            Some("2026-12-11"),
        );
        check(
            "イラク番号 A6489694、2013年9月2日発行(2021年8月31日失効)",
            Some("A6489694"),
            Some("2013-09-02"),
            Some("2021-08-31"),
        );
        check("南スーダン S00004370号", Some("S00004370"), None, None);
        check("アフガニスタン旅券D 000933", Some("D 000933"), None, None);
        check("2015年に失効", None, None, Some("2015"));
    }
}
