//! Countries by their Japanese name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{is_japanese, narrow};
use crate::{country_code, squash};

const TABLE: &str = include_str!("countries.tsv");
/// State forms that may stand behind a name.
const FORMS: &[&str] = &["共和国", "王国", "連邦", "国", "人"];

static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(code, names)| names.split('|').map(move |name| (name, code)))
        .collect()
});

/// The code of a country written in Japanese or Latin, or in both (`イラン Iran`); remarks in brackets do not count.
pub(super) fn code(text: &str) -> Option<String> {
    let text = squash(&narrow(text));
    let bare = text.split('(').next().unwrap_or_default().trim();
    if let Some(found) = japanese(bare) {
        return Some(found.to_owned());
    }
    let end = bare.find(|c: char| !is_japanese(c)).unwrap_or(bare.len());
    let first = bare.get(..end).unwrap_or_default();
    let found = japanese(first).map(str::to_owned);
    found.or_else(|| country_code(bare).map(|code| code.to_string()))
}

fn japanese(name: &str) -> Option<&'static str> {
    let direct = NAMES.get(name).copied();
    direct.or_else(|| {
        FORMS
            .iter()
            .find_map(|form| NAMES.get(name.strip_suffix(form)?).copied())
    })
}

/// The country that a place begins with (`北朝鮮平壌特別市`), or ends with behind a comma or in brackets. The longest
/// name wins, so that `南スーダン` is not `スーダン` and `コンゴ民主共和国` not `コンゴ共和国`.
pub(super) fn in_place(place: &str) -> Option<String> {
    let place = squash(&narrow(place));
    let begins = NAMES
        .iter()
        .filter(|(name, _)| place.starts_with(**name))
        .max_by_key(|(name, _)| name.len());
    if let Some((_, code)) = begins {
        return Some((*code).to_owned());
    }
    let last = place.rsplit([',', '、', '(']).next().unwrap_or_default();
    code(last.trim_end_matches([')', '.']).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_as_the_ministry_writes_them() {
        for (text, expected) in [
            ("コンゴ民主共和国", Some("cd")),
            ("ロシア連邦", Some("ru")),
            ("シリア・アラブ共和国", Some("sy")),
            ("エジプトEgypt", Some("eg")),
            ("リビア Libya", Some("ly")),
            ("インドネシア（2003年12月時点）", Some("id")),
            ("Egypt", Some("eg")),
            ("不詳", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text}");
        }
        assert_eq!(in_place("南スーダン、ユニティ州").as_deref(), Some("ss"));
        assert_eq!(
            in_place("ドニプロペトロウスク（ウクライナ）").as_deref(),
            Some("ua")
        );
        assert_eq!(
            in_place("150, Paritizanski ave., Minsk, 220021, Belarus").as_deref(),
            Some("by")
        );
    }

    #[test]
    fn each_name_stands_once_and_each_code_is_known() {
        let rows: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        let names: usize = rows.iter().map(|row| row.split('|').count()).sum();
        assert_eq!(names, NAMES.len());
        for row in rows {
            let code = row.split('\t').next().unwrap();
            assert_eq!(
                country_code(code).map(|code| code.to_string()).as_deref(),
                Some(code)
            );
        }
    }
}
