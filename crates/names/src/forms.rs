//! Makes the whole-name syllable forms of a name: in which East Asian systems of spelling the whole name is coherent.

use std::sync::LazyLock;

use exonym_text::road::Road;
use exonym_text::script::Script;
use exonym_text::syllables::{Parse, Space, Syllable, parse};

use crate::kind::NameKind;
use crate::lookup;
use crate::pieces::Piece;
use crate::syllables::{COUNT, space_byte, write};
use crate::writer::DraftForm;

/// Surnames of Korea, by how many bear them. Hand-kept from general knowledge; rarer ones are left out because each admits
/// chance readings.
const KOREAN_SURNAMES: &str = "김이리박최정강조윤장임림한오서신권황안송류유홍전고문손양배백허남심노로하곽성차주우구민진지엄원채천방공현함변염여추도석선설마길연위표명기반라나왕옥맹제탁국계렴량";
/// Surnames of China, simplified, by how many bear them; hand-kept in the same way.
const CHINESE_SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花习";

/// Traditional forms of the same, and hanja of Korean surnames.
const TRADITIONAL_SURNAMES: &str = "習張劉陳楊黃趙吳孫馬許韓馮鄧蕭葉蘇呂盧鐘鍾譚陸範賈韋鄒龍陶賀顧龔萬錢嚴莊聶岳詹歐關蘭紀單淩凌畢塗駱遊藍蒙鮑華喻齊喬倪顏龐項連蘆麥婁竇黨宮費衛閔邊師叢鞏婁荊樂鄺談談儲鄭謝羅許宋唐董袁潘蔣餘閻雷侯湯溫羅鄔應臧權禹裵裴朴崔尹姜申洪玄池元千卜南具奇吉魏廉表明琴郭沈河成車朱秋都石宣薛陳";

/// The syllables of surnames of one language, by the numbers of their onsets.
type Surnames = Vec<Vec<Syllable>>;

static SURNAMES: LazyLock<[Surnames; 2]> = LazyLock::new(|| {
    let read = |names: &str, script: Script, space: Space| -> Surnames {
        let mut out: Vec<Syllable> = Vec::new();
        for name in names.chars() {
            let first = parse(&name.to_string(), script)
                .into_iter()
                .find(|parse| parse.space == space);
            out.extend(first.and_then(|parse| parse.syllables.first().copied()));
        }
        out.sort_unstable_by_key(|s| (s.onset.plain, s.nucleus.plain, s.coda.plain));
        out.dedup();
        let with = |bit: u32| out.iter().filter(move |s| s.onset.plain >> bit & 1 == 1).copied();
        (0..u64::BITS).map(|bit| with(bit).collect()).collect()
    };
    [
        read(KOREAN_SURNAMES, Script::Hangul, Space::Korean),
        read(CHINESE_SURNAMES, Script::Han, Space::Mandarin),
    ]
});

/// Forms tried for one name; beyond them readings only repeat each other.
const MAX_CHAINS: usize = 24;
/// Words of an East Asian name.
const MAX_WORDS: usize = 4;

/// The forms of a name, cheapest first.
pub(crate) fn forms(pieces: &[Piece], kind: NameKind) -> Vec<DraftForm> {
    if matches!(kind, NameKind::Organization | NameKind::Object) {
        return Vec::new();
    }
    // A title of one syllable is more often a name here, so only longer ones are passed over.
    let titled = |piece: &Piece| piece.plain.len() > 5 && lookup::is_title(std::slice::from_ref(piece));
    let words: Vec<&Piece> = pieces.iter().filter(|piece| !titled(piece)).collect();
    if words.is_empty() || words.len() > MAX_WORDS {
        return Vec::new();
    }
    let mut out: Vec<DraftForm> = Vec::new();
    for chain in chains(&words) {
        if !COUNT.contains(&chain.syllables.len()) {
            continue;
        }
        let ends = surname_ends(&chain, &words);
        if ends.0 || ends.1 {
            add(&chain, ends, words.len(), &mut out);
        }
    }
    out.sort_by_key(|form| form.cost);
    out
}

/// Readings of all words by one system, one after the other.
#[derive(Clone)]
struct Chain {
    space: Space,
    road: Road,
    cost: f32,
    syllables: Vec<Syllable>,
    /// Syllables of the last word.
    last: usize,
}

fn chains(words: &[&Piece]) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let parses = parse(&word.text, word.script);
        if parses.is_empty() {
            return Vec::new();
        }
        out = if at == 0 {
            parses.iter().map(first).collect()
        } else {
            out.iter()
                .flat_map(|chain| parses.iter().filter_map(|parse| extended(chain, parse)))
                .take(MAX_CHAINS)
                .collect()
        };
    }
    out
}

fn first(parse: &Parse) -> Chain {
    let syllables = parse.syllables.clone();
    Chain {
        space: parse.space,
        road: parse.road,
        cost: parse.cost,
        last: syllables.len(),
        syllables,
    }
}

fn extended(chain: &Chain, parse: &Parse) -> Option<Chain> {
    if parse.space != chain.space || parse.road != chain.road || chain.syllables.len() >= *COUNT.end() {
        return None;
    }
    let mut chain = chain.clone();
    chain.syllables.extend_from_slice(&parse.syllables);
    chain.cost = chain.cost.max(parse.cost);
    chain.last = parse.syllables.len();
    Some(chain)
}

/// Whether the first and the last syllable can be surnames: in Han and Hangul by the character, else by the sound.
fn surname_ends(chain: &Chain, words: &[&Piece]) -> (bool, bool) {
    let known = SURNAMES
        .get(usize::from(space_byte(chain.space)))
        .map_or(&[][..], Vec::as_slice);
    // Only plain sounds meet at no cost.
    let by_sound = |syllable: Option<&Syllable>| {
        syllable.is_some_and(|syllable| {
            let onsets = (0_u32..)
                .zip(known)
                .filter(|(bit, _)| syllable.onset.plain >> bit & 1 == 1);
            let mut surnames = onsets.flat_map(|(_, surnames)| surnames);
            surnames.any(|surname| surname.meet(syllable) == Some(0.0))
        })
    };
    let is_surname = |word: Option<&&Piece>, character: Option<char>, syllable: Option<&Syllable>| match word
        .map(|word| word.script)
    {
        Some(Script::Hangul) => character.is_some_and(|c| KOREAN_SURNAMES.contains(c)),
        Some(Script::Han) => {
            character.is_some_and(|c| CHINESE_SURNAMES.contains(c) || TRADITIONAL_SURNAMES.contains(c))
        }
        _ => by_sound(syllable),
    };
    let first = is_surname(
        words.first(),
        words.first().and_then(|w| w.text.chars().next()),
        chain.syllables.first(),
    );
    let last = || {
        is_surname(
            words.last(),
            words.last().and_then(|w| w.text.chars().last()),
            chain.syllables.last(),
        )
    };
    (first, words.len() > 1 && chain.last == 1 && last())
}

fn add(chain: &Chain, (first, last): (bool, bool), words: usize, out: &mut Vec<DraftForm>) {
    let form = DraftForm {
        bytes: write(&chain.syllables),
        space: space_byte(chain.space),
        road: chain.road,
        cost: (chain.cost * 100.0).round() as u8,
        surname_first: first,
        surname_last: last,
        apart: words == chain.syllables.len(),
    };
    match out
        .iter_mut()
        .find(|other| other.bytes == form.bytes && other.space == form.space)
    {
        Some(other) if other.cost > form.cost => *other = form,
        Some(_) => {}
        None => out.push(form),
    }
}
