//! East Asian names as syllables: what a token says when it is read as Korean or Mandarin.
//!
//! The same Korean name is `김정은`, `Kim Jong Un`, `Kim Jeong-eun`, `Ким Чен Ын` and `Kim CHen Yn`; no edit distance sees that. Each
//! system of spelling is a map from syllables to letters, and most maps lose something, so a token read back by one gives *sets* of
//! possible onsets, vowels and codas a syllable. Two tokens agree when every syllable's sets meet. A parse is offered only
//! where the token is used up completely; whether all tokens of a name fit one system is for the caller to ask.
//!
//! A choice has a plain part (what the system says) and a loose part (what habits confuse); meeting in the loose part costs.
//! Sino-Korean and Mandarin readings of the same characters meet by a table ([`sino`]).

mod han;
mod korean;
mod mandarin;
pub mod sino;

use crate::road::Road;
use crate::script::Script;

/// The language whose syllables a token is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Space {
    /// Syllables of Hangul.
    Korean,
    /// Syllables of Mandarin without tone.
    Mandarin,
}

/// A set of possible sounds: what is plainly said, and what may loosely be meant. Bits are numbers of sounds in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Choice {
    /// Sounds the spelling stands for.
    pub plain: u64,
    /// Sounds it is also used for.
    pub loose: u64,
}

impl Choice {
    pub(crate) fn one(bit: usize) -> Choice {
        Choice {
            plain: 1 << bit,
            loose: 0,
        }
    }

    /// What it costs to take both for the same sound; `None` where they cannot be.
    fn meet(self, other: Choice) -> Option<f32> {
        if self.plain & other.plain != 0 {
            Some(0.0)
        } else if (self.plain & other.loose) | (self.loose & other.plain) != 0 {
            Some(LOOSE)
        } else if self.loose & other.loose != 0 {
            Some(2.0 * LOOSE)
        } else {
            None
        }
    }

    pub(crate) fn join(&mut self, other: Choice) {
        self.plain |= other.plain;
        self.loose |= other.loose;
    }

    pub(crate) fn all(self) -> u64 {
        self.plain | self.loose
    }
}

/// The cost of meeting in the loose part of one side: a habit, not a rule, brings the two together.
const LOOSE: f32 = 0.08;

/// One syllable as sets of what it may be. In Mandarin the coda belongs to the final, which stands as nucleus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Syllable {
    /// Consonants before the vowel.
    pub onset: Choice,
    /// Vowels, in Mandarin finals.
    pub nucleus: Choice,
    /// Consonants after the vowel.
    pub coda: Choice,
}

impl Syllable {
    /// The cost of taking two syllables of one space for the same; `None` where they cannot be.
    pub fn meet(&self, other: &Syllable) -> Option<f32> {
        Some(self.onset.meet(other.onset)? + self.nucleus.meet(other.nucleus)? + self.coda.meet(other.coda)?)
    }

    pub(crate) fn join(&mut self, other: Syllable) {
        self.onset.join(other.onset);
        self.nucleus.join(other.nucleus);
        self.coda.join(other.coda);
    }
}

/// A token read completely as syllables by one system.
#[derive(Debug, Clone, PartialEq)]
pub struct Parse {
    /// The language of the syllables.
    pub space: Space,
    /// The system of spelling.
    pub road: Road,
    /// 0 for native script, more for systems that lose more.
    pub cost: f32,
    /// The syllables, at least one.
    pub syllables: Vec<Syllable>,
}

/// The most parses given for a token.
pub const MAX_PARSES: usize = 16;
/// The longest token tried, in bytes: six syllables in the longest spelling.
const MAX_BYTES: usize = 36;

/// All ways to read a folded token as Korean or Mandarin syllables. Empty for most European tokens, though short ones (`Anna`) have
/// some: a parse says that a reading is possible, not that the name is Korean or Chinese.
pub fn parse(token: &str, script: Script) -> Vec<Parse> {
    let mut out = Vec::new();
    if token.len() > MAX_BYTES {
        return out;
    }
    let mut heads = Heads::default();
    match script {
        Script::Latin => {
            let plain = crate::fold::ascii(token);
            korean::latin(&plain, &mut heads, &mut out);
            mandarin::latin(&plain, &mut heads, &mut out);
        }
        Script::Cyrillic => {
            korean::cyrillic(token, &mut heads, &mut out);
            mandarin::cyrillic(token, &mut heads, &mut out);
        }
        Script::Hangul => korean::hangul(token, &mut out),
        Script::Katakana => korean::kana(token, &mut heads, &mut out),
        Script::Han => han::read(token, &mut out),
        _ => {}
    }
    out.truncate(MAX_PARSES);
    out
}

/// The cost of taking two runs of syllables of one space for the same name part, summed over syllables; `None` where they differ.
/// Runs of several tokens are compared by chaining their syllables.
pub fn agree(a: &[Syllable], b: &[Syllable]) -> Option<f32> {
    if a.len() != b.len() || a.is_empty() {
        return None;
    }
    agree_in_order(a.iter().zip(b))
}

/// The same of pairs of syllables.
pub fn agree_in_order<'a>(pairs: impl Iterator<Item = (&'a Syllable, &'a Syllable)>) -> Option<f32> {
    pairs.map(|(x, y)| x.meet(y)).sum()
}

/// A coarse key of a run of syllables: equal for runs that agree, in almost all cases, whatever the system. Onsets that systems
/// confuse are one class, vowels are left out. At most a few keys, because a set may span classes.
pub fn keys(space: Space, syllables: &[Syllable]) -> Vec<String> {
    let mut out = vec![String::new()];
    for syllable in syllables {
        let classes = match space {
            Space::Korean => korean::onset_classes(syllable.onset.all()),
            Space::Mandarin => mandarin::onset_classes(syllable.onset.all()),
        };
        out = out
            .iter()
            .flat_map(|key| classes.iter().map(move |class| format!("{key}{class}")))
            .collect();
        out.truncate(MAX_KEYS);
    }
    out
}

/// The most keys of one run.
const MAX_KEYS: usize = 8;

/// Depth-first search for ways to cut `text` into syllables: `next` gives each syllable that a rest of it may begin with and its
/// length in bytes. Stops after [`MAX_CUTS`] results; `steps` bounds the work on tokens with very many cuts.
fn cut(text: &str, next: Next<'_>, heads: &mut Heads, found: &mut Vec<Vec<Syllable>>) {
    // Most tokens cannot be cut at all, which a walk over the places that syllables lead to tells without trying each way there.
    if !heads.reach_the_end(text, next) {
        return;
    }
    let mut steps = 400;
    let mut path = Vec::new();
    descend(0, text.len(), heads, &mut path, found, &mut steps);
    found.sort_by_key(Vec::len);
}

/// Pushes each syllable that a text may begin with and its length in bytes.
type Next<'a> = &'a dyn Fn(&str, &mut Vec<(usize, Syllable)>);

/// The syllables that may begin at each place of a text, longest first. Made once a token and used for each system.
#[derive(Default)]
struct Heads {
    all: Vec<(usize, Syllable)>,
    /// Where those of each place begin and end; nothing at places that no syllables lead to.
    places: Vec<(usize, usize)>,
    reached: Vec<bool>,
}

impl Heads {
    /// Finds the syllables at all places that syllables lead to; false where they do not lead to the end.
    fn reach_the_end(&mut self, text: &str, next: Next<'_>) -> bool {
        let Heads { all, places, reached } = self;
        all.clear();
        places.clear();
        reached.clear();
        reached.resize(text.len() + 1, false);
        if let Some(start) = reached.first_mut() {
            *start = true;
        }
        for place in 0..text.len() {
            let from = all.len();
            if reached.get(place) == Some(&true) {
                next(text.get(place..).unwrap_or_default(), all);
            }
            let new = all.get_mut(from..).unwrap_or_default();
            // Longest first: a syllable takes its coda unless the rest cannot be read then.
            new.sort_by_key(|head| std::cmp::Reverse(head.0));
            for (length, _) in new.iter() {
                if let Some(end) = reached.get_mut(place + length) {
                    *end = true;
                }
            }
            places.push((from, all.len()));
        }
        reached.last() == Some(&true)
    }

    fn at(&self, place: usize) -> &[(usize, Syllable)] {
        let (from, to) = self.places.get(place).copied().unwrap_or_default();
        self.all.get(from..to).unwrap_or_default()
    }
}

/// The most ways to cut that are kept.
const MAX_CUTS: usize = 6;

fn descend(
    place: usize,
    end: usize,
    heads: &Heads,
    path: &mut Vec<Syllable>,
    found: &mut Vec<Vec<Syllable>>,
    steps: &mut u32,
) {
    if place >= end {
        if !path.is_empty() && !found.contains(path) {
            found.push(path.clone());
        }
        return;
    }
    if *steps == 0 || found.len() >= MAX_CUTS || path.len() >= 6 {
        return;
    }
    *steps -= 1;
    for (length, syllable) in heads.at(place) {
        path.push(*syllable);
        descend(place + length, end, heads, path, found, steps);
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    /// The least cost over all parses of both names, each name in one system.
    fn nearest(a: &str, b: &str) -> Option<f32> {
        let runs = |name: &str| -> Vec<(Space, Road, Vec<Syllable>)> {
            let mut runs: Vec<(Space, Road, Vec<Syllable>)> = Vec::new();
            for (at, token) in tokenize(name).iter().enumerate() {
                let parses = parse(&token.text, token.script);
                if at == 0 {
                    runs = parses
                        .into_iter()
                        .map(|p| (p.space, p.road, p.syllables))
                        .collect();
                    continue;
                }
                runs = runs
                    .iter()
                    .flat_map(|(space, road, head)| {
                        parses
                            .iter()
                            .filter(move |p| p.road == *road && p.space == *space)
                            .map(move |p| {
                                (
                                    *space,
                                    *road,
                                    head.iter().chain(&p.syllables).copied().collect::<Vec<_>>(),
                                )
                            })
                    })
                    .collect();
            }
            runs
        };
        let (a, b) = (runs(a), runs(b));
        let costs = a.iter().flat_map(|x| {
            b.iter().filter_map(move |y| match (x.0, y.0) {
                (s, t) if s == t => agree(&x.2, &y.2),
                (Space::Korean, Space::Mandarin) => sino::agree(&x.2, &y.2),
                (_, _) => sino::agree(&y.2, &x.2),
            })
        });
        costs.min_by(f32::total_cmp)
    }

    #[test]
    fn one_name_in_many_systems() {
        for group in [
            &[
                "김정은",
                "Kim Jong Un",
                "Kim Jeong-eun",
                "Ким Чен Ын",
                "Kim CHen Yn",
                "Ким Чон Ын",
                "Kim Chen Yn",
                "金正恩",
                "Kim Chŏng-ŭn",
            ][..],
            &[
                "习近平",
                "習近平",
                "Xi Jinping",
                "Hsi Chin-p'ing",
                "Си Цзиньпин",
                "Si Tszinpin",
                "Сі Цзіньпін",
                "Xi Jin Ping",
            ],
            &[
                "리설주",
                "Ri Sol Ju",
                "Lee Seol-ju",
                "Ли Соль Чу",
                "Li Sol Chu",
                "李雪主",
            ],
            &[
                "박영식",
                "Pak Yong Sik",
                "Park Young-sik",
                "Пак Ён Сик",
                "Пак Ен Сик",
                "Pak En Sik",
            ],
            &[
                "최룡해",
                "Choe Ryong Hae",
                "Choi Ryong-hae",
                "Чхве Рён Хэ",
                "Цой Рён Хэ",
            ],
            &["姜文吉", "Kang Mun Gil", "Jiang Wenji", "강문길", "Кан Мун Гиль"],
            &["金铁三", "Kim Chol Sam", "Jin Tiesan", "Ким Чхоль Сам"],
            &[
                "张又侠",
                "Zhang Youxia",
                "Chzhan Iusia",
                "Чжан Юся",
                "Chang Yu-hsia",
            ],
            &["何卫东", "He Weidong", "Khe Veydun", "Хэ Вэйдун"],
            &["황석화", "Hwang Sok-Hwa", "Khvan Sok Khva"],
        ] {
            for other in group {
                let cost = nearest(group[0], other);
                assert!(cost.is_some_and(|c| c <= 0.5), "{} {other} {cost:?}", group[0]);
            }
        }
    }

    #[test]
    fn other_names_do_not_agree() {
        for (a, b) in [
            ("김정은", "Kim Jong Il"),
            ("Kim Jong Un", "Ким Чен Ир"),
            ("习近平", "Li Keqiang"),
            ("Xi Jinping", "Си Чжунсюнь"),
            ("Пак Ен Сик", "Pak Yong Chol"),
            ("Jiang Wenji", "Kim Mun Gil"),
            ("Vladimir", "Владимир"),
        ] {
            assert_eq!(nearest(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn agreeing_runs_share_a_key() {
        let all = |token: &str, script| -> Vec<String> {
            parse(token, script)
                .iter()
                .filter(|p| p.space == Space::Korean)
                .flat_map(|p| keys(p.space, &p.syllables))
                .collect()
        };
        let native = all("정은", Script::Hangul);
        assert!(
            all("jongun", Script::Latin)
                .iter()
                .any(|key| native.contains(key))
        );
    }
}
