//! Armenian and Georgian tokens, letter by letter.
//!
//! Armenian has an eastern and a western sound for the same letters (`Գրիգոր` is Grigor or Krikor); both are offered, as the diaspora
//! writes the second. Georgian has one national system and an older spelling through Russian that drops its three-way stops.

use super::Readings;
use crate::fold::ascii;
use crate::road::Road;

#[rustfmt::skip]
const ARMENIAN: &[(char, &str, &str)] = &[
    ('ա', "a", "a"), ('բ', "b", "p"), ('գ', "g", "k"), ('դ', "d", "t"), ('ե', "e", "e"), ('զ', "z", "z"), ('է', "e", "e"), ('ը', "y", "e"), ('թ', "t", "t"),
    ('ժ', "zh", "zh"), ('ի', "i", "i"), ('լ', "l", "l"), ('խ', "kh", "kh"), ('ծ', "ts", "dz"), ('կ', "k", "g"), ('հ', "h", "h"), ('ձ', "dz", "ts"),
    ('ղ', "gh", "gh"), ('ճ', "ch", "j"), ('մ', "m", "m"), ('յ', "y", "y"), ('ն', "n", "n"), ('շ', "sh", "sh"), ('ո', "o", "o"), ('չ', "ch", "ch"), ('պ', "p", "b"),
    ('ջ', "j", "ch"), ('ռ', "r", "r"), ('ս', "s", "s"), ('վ', "v", "v"), ('տ', "t", "d"), ('ր', "r", "r"), ('ց', "ts", "ts"), ('ւ', "v", "v"), ('փ', "p", "p"),
    ('ք', "k", "k"), ('և', "ev", "ev"), ('օ', "o", "o"), ('ֆ', "f", "f"),
];

#[rustfmt::skip]
const GEORGIAN: &[(char, &str, &str)] = &[
    ('ა', "a", "a"), ('ბ', "b", "b"), ('გ', "g", "g"), ('დ', "d", "d"), ('ე', "e", "e"), ('ვ', "v", "v"), ('ზ', "z", "z"), ('თ', "t", "t"), ('ი', "i", "i"),
    ('კ', "k", "k"), ('ლ', "l", "l"), ('მ', "m", "m"), ('ნ', "n", "n"), ('ო', "o", "o"), ('პ', "p", "p"), ('ჟ', "zh", "zh"), ('რ', "r", "r"), ('ს', "s", "s"),
    ('ტ', "t", "t"), ('უ', "u", "u"), ('ფ', "p", "p"), ('ქ', "k", "k"), ('ღ', "gh", "g"), ('ყ', "q", "k"), ('შ', "sh", "sh"), ('ჩ', "ch", "ch"), ('ც', "ts", "ts"),
    ('ძ', "dz", "dz"), ('წ', "ts", "ts"), ('ჭ', "ch", "ch"), ('ხ', "kh", "kh"), ('ჯ', "j", "dzh"), ('ჰ', "h", "h"), ('ჱ', "ey", "ey"), ('ჲ', "y", "y"), ('ჳ', "w", "w"),
    ('ჴ', "q", "q"), ('ჵ', "o", "o"),
];

pub(super) fn armenian(token: &str, out: &mut Readings) {
    let spell = |western: bool| {
        // ու is one vowel, and ո and ե open a word with a glide.
        let joined = token.replace("ու", "\u{1}");
        let mut text = String::new();
        for (at, c) in joined.chars().enumerate() {
            match c {
                '\u{1}' => text.push('u'),
                'ո' if at == 0 => text.push_str("vo"),
                'ե' if at == 0 => text.push_str("ye"),
                'յ' if at == 0 && western => text.push('h'),
                c => push(c, ARMENIAN, western, &mut text),
            }
        }
        text
    };
    out.add(spell(false), Road::Armenian, 0.0);
    out.add(spell(true), Road::ArmenianWestern, 0.05);
}

pub(super) fn georgian(token: &str, out: &mut Readings) {
    for (second, road, cost) in [(false, Road::Georgian, 0.0), (true, Road::GeorgianRussian, 0.03)] {
        let mut text = String::new();
        // Mtavruli capitals fold to the same letters by case folding; Asomtavruli does not occur in names.
        token.chars().for_each(|c| push(c, GEORGIAN, second, &mut text));
        out.add(text, road, cost);
    }
}

fn push(c: char, table: &[(char, &str, &str)], second: bool, text: &mut String) {
    match table.iter().find(|row| row.0 == c) {
        Some(row) => text.push_str(if second { row.2 } else { row.1 }),
        None => text.push_str(&ascii(c.encode_utf8(&mut [0; 4]))),
    }
}

#[cfg(test)]
mod tests {
    use crate::readings::readings;
    use crate::script::Script;

    #[test]
    fn spellings() {
        let has = |token: &str, script, expected: &str| {
            let all = readings(token, script, None);
            assert!(all.iter().any(|r| r.text == expected), "{token}: {all:?}");
        };
        has("ցոլակ", Script::Armenian, "tsolak");
        has("գրիգոր", Script::Armenian, "krikor");
        has("երևան", Script::Armenian, "yerevan");
        has("ნინო", Script::Georgian, "nino");
        has("სააკაშვილი", Script::Georgian, "saakashvili");
        has("ივანიშვილი", Script::Georgian, "ivanishvili");
    }
}
