//! Names in one cell: Japanese and Latin, lettered, by lines, by marks, the Latin in brackets behind the Japanese or in a
//! block of its own (`(a)カナ (b)カナ\n(a.k.a.: (a)Latin (b)Latin)`).

use super::text::{has_japanese, is_japanese, is_latin, narrow};
use crate::squash;

/// Longest Japanese text that can be a name; the list has explanations in its alias columns.
const MAX_JAPANESE: usize = 60;

/// Labels inside a cell; `true` where a former name follows.
const LABELS: &[(&str, bool)] = &[
    ("別称", false),
    ("別名", false),
    ("旧称", true),
    ("a.k.a.", false),
    ("a.k.a", false),
    ("A.K.A.", false),
    ("f.k.a.", true),
    ("f.k.a", true),
    ("F.K.A.", true),
    ("formerly", true),
];

/// A name cut out of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) text: String,
    pub(super) former: bool,
}

/// The names of a cell, and what in it is no name (`…の別名。`).
pub(super) fn split(cell: &str, person: bool) -> (Vec<Alias>, Vec<String>) {
    let (mut names, mut remarks) = (Vec::new(), Vec::new());
    let mut former = false;
    for piece in pieces(&narrow(cell)) {
        match piece {
            Piece::Label(is_former) => former = is_former,
            Piece::Text(text) => {
                for (text, is_former) in versions_of(&text, person) {
                    if text.contains('。') || (has_japanese(&text) && text.chars().count() > MAX_JAPANESE) {
                        remarks.push(text);
                        continue;
                    }
                    let alias = Alias {
                        text,
                        former: former || is_former,
                    };
                    if is_name(&alias.text) && !names.contains(&alias) {
                        names.push(alias);
                    }
                }
            }
        }
    }
    (names, remarks)
}

/// The names of a piece, each with whether it is a former one: Japanese and Latin, own script, a list of Latin names.
fn versions_of(piece: &str, person: bool) -> Vec<(String, bool)> {
    let (rest, original) = original_script(piece);
    let (rest, outer) = without_remark(&rest);
    let mut found = Vec::new();
    for name in pair(&rest) {
        let (name, inner) = without_remark(&name);
        let former = outer || inner;
        let listed = person && is_latin(&name);
        let names: Vec<&str> = if listed {
            name.split(", ").collect()
        } else {
            vec![&name]
        };
        found.extend(names.into_iter().map(|name| (tidy(name), former)));
    }
    found.extend(original.map(|name| (tidy(&name), false)));
    found
}

/// A name without the remark in brackets that closes it (`(戦闘員名)`, `(nom de guerre)`), and whether the remark says that
/// the list had it before.
fn without_remark(name: &str) -> (String, bool) {
    const REMARKS: &[&str] = &[
        "戦闘員名",
        "記載",
        "掲載",
        "出生",
        "生まれ",
        "生年",
        "コールサイン",
        "参加時",
        "【",
        "偽造",
        "旅券",
        "nom de guerre",
        "combat name",
        "initials",
        "appears in",
        "false ",
        "born",
        "previously listed",
        "formerly listed",
        "original script",
    ];
    let Some(at) = name.trim_end_matches(')').rfind('(') else {
        return (name.to_owned(), false);
    };
    let inside = name.get(at + 1..).unwrap_or_default();
    let lower = inside.to_lowercase();
    if !REMARKS.iter().any(|word| lower.contains(word)) {
        return (name.to_owned(), false);
    }
    let (bare, earlier) = without_remark(name.get(..at).unwrap_or_default().trim_end());
    (
        bare,
        earlier || lower.contains("previously") || lower.contains("formerly") || inside.contains("以前"),
    )
}

fn is_name(text: &str) -> bool {
    // Facts that stand among the names: `DOB: 01 Jan.1969`, `nationality: Yemeni`, `issued on 31 Jan. 2012`.
    let facts = [
        "dob:",
        "pob:",
        "nationality:",
        "issued on",
        "date of birth",
        "listed as",
    ];
    let lower = text.to_lowercase();
    if facts.iter().any(|fact| lower.starts_with(fact)) {
        return false;
    }

    text != "不明" && text != "なし" && text.chars().any(char::is_alphabetic)
}

enum Piece {
    Label(bool),
    Text(String),
}

/// Cuts at lines, `;`, `、` outside brackets, letters in brackets and labels.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let flush = |current: &mut String, found: &mut Vec<Piece>| {
            if !current.trim().is_empty() {
                found.push(Piece::Text(std::mem::take(current)));
            }
            current.clear();
        };
        if let Some((length, label)) = label(rest, &current) {
            flush(&mut current, &mut found);
            found.extend(label.map(Piece::Label));
            depth = 0;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        match c {
            // A line break inside brackets that close on the next line is only a blank.
            '\n' if depth > 0 && closes_first(rest) => current.push(' '),
            '\n' => {
                flush(&mut current, &mut found);
                depth = 0;
            }
            ';' | '、' if depth == 0 => flush(&mut current, &mut found),
            // A bracket around several names, not within one.
            '(' if current.trim().is_empty() => {}
            _ => {
                match c {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                current.push(c);
            }
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    found.push(Piece::Text(current));
    found
}

/// Whether the first bracket of the next line closes.
fn closes_first(rest: &str) -> bool {
    let line = rest.trim_start_matches('\n').lines().next().unwrap_or_default();
    line.chars().find(|c| matches!(c, '(' | ')')) == Some(')')
}

/// A divider at the start of `rest` and its length: `(a)` (no label), `(別称)`, `(a.k.a.:`, `(旧称、`, `a.k.a.`.
fn label(rest: &str, before: &str) -> Option<(usize, Option<bool>)> {
    let inside = rest.strip_prefix('(').unwrap_or(rest);
    let bracket = rest.len() - inside.len();
    let letters = inside
        .find(')')
        .filter(|end| bracket == 1 && (1..=2).contains(end));
    if let Some(end) = letters.filter(|end| is_lower(inside.get(..*end).unwrap_or_default())) {
        return Some((bracket + end + 1, None));
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if (1..=2).contains(&digits) && rest.get(digits..)?.starts_with(')') && before.trim().is_empty() {
        return Some((digits + 1, None));
    }
    let found = LABELS.iter().find(|(label, _)| inside.starts_with(label));
    let (word, former) = match found {
        Some(found) => *found,
        None => return None,
    };
    let after = inside.get(word.len()..).unwrap_or_default();
    // Without a bracket a label must begin a piece and end as a word: `別名の` in a sentence is none.
    let marked = after.trim_start().starts_with([':', ')', '、', ' '])
        || after.starts_with(' ')
        || word.ends_with('.');
    if bracket == 0 && !(before.trim().is_empty() && marked) {
        return None;
    }
    let bare = after.trim_start_matches([' ', ':', ')', '、', ',']);
    Some((bracket + word.len() + after.len() - bare.len(), Some(former)))
}

fn is_lower(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase())
}

/// `カナ(Latin)` as its two names; any other text alone.
fn pair(text: &str) -> Vec<String> {
    let text = tidy(text);
    // `カナ Latin` without brackets.
    if let Some((before, after)) = text.split_once(' ')
        && before.chars().all(is_japanese)
        && is_latin(after)
        && !after.contains('(')
    {
        return vec![before.to_owned(), after.to_owned()];
    }
    let closing = text.strip_suffix(')').and_then(|open| {
        let at = matching_open(open)?;
        Some((open.get(..at)?.trim(), open.get(at + 1..)?.trim()))
    });
    let Some((before, inside)) =
        closing.filter(|(before, inside)| !before.is_empty() && inside.chars().count() > 1)
    else {
        return vec![text];
    };
    let latin_inside = has_japanese(before) && is_latin(inside);
    let script_inside = is_latin(before) && !is_latin(inside) && inside.chars().any(char::is_alphabetic);
    if latin_inside || script_inside {
        // Two brackets: `神の抵抗運動(Lord’s Resistance Movement)(LRM)`.
        let mut names = pair(before);
        names.push(inside.to_owned());
        return names;
    }
    vec![text]
}

/// The bracket that the end of a text (its own closing bracket cut off) belongs to.
fn matching_open(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => return Some(at),
            '(' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Drops marks and brackets without their pair at the ends.
fn tidy(text: &str) -> String {
    let mut text = squash(text);
    loop {
        let next = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '「' | '」' | '"' | '”' | '“')
        });
        let (open, close) = (next.matches('(').count(), next.matches(')').count());
        let next = match () {
            () if close > open => next.strip_suffix(')').or(next.strip_prefix(')')).unwrap_or(next),
            () if open > close => next.strip_prefix('(').or(next.strip_suffix('(')).unwrap_or(next),
            () => next,
        };
        if next == text {
            return text;
        }
        text = next.to_owned();
    }
}

/// A main name and its versions: `Sergey(Sergei) AKSYONOV(AKSENOV)` is `Sergey AKSYONOV` and `Sergei AKSENOV`. The word
/// in brackets takes the place of the word before them; `/` in brackets gives several.
pub(super) fn versions(name: &str) -> (String, Vec<String>) {
    let name = squash(&narrow(name));
    let mut segments: Vec<(String, Vec<String>)> = Vec::new();
    let mut rest = name.as_str();
    while let Some((before, tail)) = rest.split_once('(') {
        let Some((inside, after)) = tail.split_once(')') else {
            break;
        };
        let others = inside
            .split('/')
            .map(squash)
            .filter(|text| !text.is_empty())
            .collect();
        segments.push((before.to_owned(), others));
        rest = after;
    }
    let most = segments.iter().map(|(_, others)| others.len()).max().unwrap_or(0);
    let build = |choice: Option<usize>| {
        let mut built = String::new();
        for (before, others) in &segments {
            let word = before.trim_end();
            let cut = word.rfind([' ', '・']).map_or(0, |at| {
                at + word
                    .get(at..)
                    .and_then(|end| end.chars().next())
                    .map_or(1, char::len_utf8)
            });
            match choice.and_then(|choice| others.get(choice).or(others.first())) {
                Some(other) => {
                    built.push_str(word.get(..cut).unwrap_or_default());
                    built.push_str(other);
                }
                None => built.push_str(word),
            }
        }
        built.push_str(rest);
        squash(&built)
    };
    let main = build(None);
    let versions = (0..most)
        .map(|choice| build(Some(choice)))
        .filter(|version| *version != main)
        .collect();
    (main, versions)
}

/// The name in its own script, which the Latin cell gives in brackets: (the rest, the name).
pub(super) fn original_script(cell: &str) -> (String, Option<String>) {
    let text = narrow(cell);
    let lower = text.to_lowercase();
    let found = lower
        .find("original script")
        .filter(|at| lower.len() == text.len() && text.is_char_boundary(*at));
    let Some(at) = found else { return (text, None) };
    let before = text
        .get(..at)
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches('(');
    let after = text
        .get(at + "original script".len()..)
        .unwrap_or_default()
        .trim_start_matches([' ', ':']);
    let (name, rest) = after.split_once(')').unwrap_or((after, ""));
    (squash(&format!("{before} {rest}")), Some(squash(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str, person: bool) -> String {
        let (names, _) = split(cell, person);
        let show = |alias: &Alias| format!("{}{}", if alias.former { "former " } else { "" }, alias.text);
        names.iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn cells_of_the_workbook() {
        for (cell, expected) in [
            ("A・カビール\n (a.k.a.: A. Kabir)", "A・カビール | A. Kabir"),
            (
                "(a)ズラブ (b)ムラド\n(a.k.a.: (a)Zurab Iraklievich (b)Murad A.)",
                "ズラブ | ムラド | Zurab Iraklievich | Murad A.",
            ),
            (
                "(a)ボスコ（Bosco Ntaganda）、(b)タガンダ将軍（General Taganda） ",
                "ボスコ | Bosco Ntaganda | タガンダ将軍 | General Taganda",
            ),
            (
                "（別称）ヨンボン\nYonbong\n（旧称）リョン\nLyong",
                "ヨンボン | Yonbong | former リョン | former Lyong",
            ),
            (
                "（別称、株式会社海洋）\n(a.k.a. AO NII; a.k.a. JSC Research & Design)",
                "株式会社海洋 | AO NII | JSC Research & Design",
            ),
            (
                "(a)LRA、(b)神の抵抗運動（Lord’s Resistance Movement）（LRM）",
                "LRA | 神の抵抗運動 | Lord’s Resistance Movement | LRM",
            ),
            (
                "ルイ；パク\nLui Wai Ming; Pak Pong Nam",
                "ルイ | パク | Lui Wai Ming | Pak Pong Nam",
            ),
            ("アブー・ユーヌス(Abu-Yunus)", "アブー・ユーヌス | Abu-Yunus"),
            (
                "アフメド、サイード\n（Ahmed Garbaya, Sa-id）",
                "アフメド | サイード | Ahmed Garbaya | Sa-id",
            ),
            (
                "アフメド・アリヤニ（Ahmed Hassan \nAliyani）",
                "アフメド・アリヤニ | Ahmed Hassan Aliyani",
            ),
            ("ロメオ（Romeo）（コールサイン）", "ロメオ | Romeo"),
            (
                "エル・パラ（戦闘員名）\n(a.k.a.: El Para(combat name); DOB: 01 Jan.1969)",
                "エル・パラ | El Para",
            ),
            (
                "(a.k.a.: (a)Muslim (original script: Муслим) (b)Kawa (previously listed as))",
                "Muslim | Муслим | former Kawa",
            ),
            ("シャフィ Shafi al-Ajmi", "シャフィ | Shafi al-Ajmi"),
            ("Jin Tiesan (金铁三)", "Jin Tiesan | 金铁三"),
            ("1)エー\n2)ビー", "エー | ビー"),
            ("Yinon Levy", "Yinon Levy"),
            ("不明", ""),
        ] {
            assert_eq!(shown(cell, true), expected, "{cell}");
        }
        assert_eq!(shown("Trading Co., Ltd; X", false), "Trading Co., Ltd | X");
        let (names, remarks) = split("調達活動に使用している別名。", false);
        assert_eq!((names.len(), remarks.len()), (0, 1));
    }

    #[test]
    fn versions_in_brackets() {
        let versions = |name: &str| {
            let (main, others) = versions(name);
            [vec![main], others].concat().join(" | ")
        };
        assert_eq!(
            versions("Sergey(Sergei) AKSYONOV(AKSENOV)"),
            "Sergey AKSYONOV | Sergei AKSENOV"
        );
        assert_eq!(
            versions("Valery(Valeriy/Valerii) MEDVEDEV"),
            "Valery MEDVEDEV | Valeriy MEDVEDEV | Valerii MEDVEDEV"
        );
        assert_eq!(
            versions("セルゲイ(セルヒー)・ツィプラコフ"),
            "セルゲイ・ツィプラコフ | セルヒー・ツィプラコフ"
        );
        assert_eq!(versions("Kim Jong"), "Kim Jong");
        assert_eq!(
            original_script("SALIM\n(original script:سالم مصطفى ) "),
            ("SALIM".to_owned(), Some("سالم مصطفى".to_owned()))
        );
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[(a-c)A.k、;\nカナ漢（）:旧称別 ]{0,40}|.{0,30}") {
            let _ = (split(&text, true), versions(&text), original_script(&text));
        }
    }
}
