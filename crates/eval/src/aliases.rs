//! `exonym eval aliases`: would an entry be found by an alias that its list did not publish?
//!
//! Each strong alias of an entry is asked against the entry's other strong names. An alias that *is another name* cannot be
//! found by any matcher: no word of it that tells one party from another meets a word of the other names, as written, by
//! sound, over any road, as a short form, joined or in syllables. Such aliases are counted beside, and recall is given with
//! and without them.
//!
//! An alias that shares *one name of several* with every other name of its person is beside these too: `Ibrahim` for Mahmoud
//! Ibraheem Said, `Zhihong Xu` for Collin Xu. By the rule that a first name or a surname alone is nobody, no bare name may be found so;
//! a matcher that found it would find everybody of that name. In the names of organisations a country or a word of a trade that is all
//! they share is the same: `Shandong Haiyou`, `Shandong Chenxi`. Recall is given without them as well, and they are counted.

use std::collections::BTreeMap;

use exonym_index::{Bundle, Index, IndexError, name_kind};
use exonym_model::{Prop, Quality, Statement};
use exonym_names::{
    Comparison, NameKind, PartMatch, PreparedName, Relation, Scratch, TokenClass, explain, leads_to, prepare,
};
use rayon::prelude::*;
use serde::Serialize;

use crate::random::Random;

/// From this cost on two words do not meet: the matcher itself holds them for two words from 1.1 on, so that this leaves room on
/// the side of "meets", and the definition does not hide misses of the matcher.
const MEETS: f32 = 1.0;
/// Weight from which on a word tells one party from another; generic words, particles and titles weigh less.
const TELLS: f32 = 0.5;

/// What came of one alias.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// List of the entry.
    pub list: String,
    /// Entry.
    pub id: String,
    /// ISO 15924 code of the alias's script.
    pub script: String,
    /// The alias.
    pub alias: String,
    /// The nearest of the other names.
    pub nearest: String,
    /// Its score.
    pub score: f32,
    /// Whether the alias shares a name with one of the others.
    pub shares: bool,
    /// Whether the name it shares is one of several wherever it shares any: the rule on single names spoke each time, or organisations
    /// share a country or a word of a trade only.
    pub single: bool,
    /// What the entry is: `person`, `organisation`, `thing`.
    pub kind: &'static str,
    /// Whether the alias would bring the entry up as a candidate: a key of the query is one of another name's.
    pub keyed: bool,
}

/// Figures of a group of aliases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Aliases.
    pub n: u64,
    /// At or over the threshold.
    pub found: u64,
    /// Those that are wholly different names.
    pub different: u64,
    /// Those that share one name of several.
    pub single: u64,
    /// found / n.
    pub recall: f64,
    /// Found among those that share a name, by all of those.
    pub recall_sharing: f64,
    /// The same without those that share one name of several.
    pub recall_naming: f64,
    /// Share of the found ones that share a key with another name.
    pub keyed: f64,
    #[serde(skip)]
    found_sharing: u64,
    #[serde(skip)]
    found_naming: u64,
    #[serde(skip)]
    found_keyed: u64,
}

impl Figures {
    fn add(&mut self, asked: &Asked, threshold: f32) {
        let found = asked.score >= threshold;
        self.n += 1;
        self.found += u64::from(found);
        self.different += u64::from(!asked.shares);
        self.single += u64::from(asked.single);
        self.found_sharing += u64::from(found && asked.shares);
        self.found_naming += u64::from(found && asked.shares && !asked.single);
        self.found_keyed += u64::from(found && asked.keyed);
    }

    fn finish(mut self) -> Figures {
        let ratio = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
        self.recall = ratio(self.found, self.n);
        self.recall_sharing = ratio(self.found_sharing, self.n - self.different);
        self.recall_naming = ratio(self.found_naming, self.n - self.different - self.single);
        self.keyed = ratio(self.found_keyed, self.found);
        self
    }
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AliasesReport {
    /// Decided by.
    pub threshold: f32,
    /// Of all aliases.
    pub all: Figures,
    /// By script of the alias.
    pub scripts: BTreeMap<String, Figures>,
    /// By what the entry is.
    pub kinds: BTreeMap<String, Figures>,
    /// By list.
    pub lists: BTreeMap<String, Figures>,
    /// The snapshot asked.
    pub snapshot: String,
}

/// Asks the aliases of a sample of entries (all where `sample` is 0).
///
/// # Errors
/// The index is damaged.
pub fn run<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    sample: usize,
    seed: u64,
) -> Result<Vec<Asked>, IndexError> {
    let parties = Random::new(seed).sample(index.party_count() as usize, sample);
    let asked: Vec<Vec<Asked>> = parties
        .into_par_iter()
        .map_init(Scratch::default, |scratch, party| {
            let list = index
                .list_of(party as u32)
                .and_then(|number| index.meta().lists.get(usize::from(number)))
                .map_or("", |list| list.version.list.as_str());
            Ok(entry(&index.bundle(party as u32)?, list, scratch))
        })
        .collect::<Result<_, IndexError>>()?;
    Ok(asked.into_iter().flatten().collect())
}

/// A name as it is asked, and as it is listed.
type Doors = (Vec<PreparedName>, Vec<PreparedName>);

fn entry(bundle: &Bundle, list: &str, scratch: &mut Scratch) -> Vec<Asked> {
    let kind = name_kind(bundle.party.schema);
    let strong = |statement: &&Statement| {
        statement.prop.is_whole_name()
            && statement.prop != Prop::WEAK_ALIAS
            && statement.quality() != Quality::Weak
    };
    // As the index and the query do: `X, f.k.a. Y` is asked as X and as Y, and listed as the whole besides.
    let each = |text: &str| {
        let several = exonym_names::names_in(text);
        let prepared = several.iter().map(|name| prepare(name, kind, &[]));
        prepared.collect::<Vec<_>>()
    };
    let door = |text: &str| {
        let (asked, mut listed) = (each(text), each(text));
        if asked.len() > 1 {
            listed.push(prepare(text, kind, &[]));
        }
        if kind != NameKind::Person {
            listed.extend(exonym_names::abbreviation(text).map(|short| prepare(short, kind, &[])));
        }
        (asked, listed)
    };
    let mut names: Vec<(&Statement, Doors)> = Vec::new();
    for statement in bundle.party.statements.iter().filter(strong) {
        let plain = exonym_text::fold::fold(&statement.value);
        if !names
            .iter()
            .any(|(known, _)| exonym_text::fold::fold(&known.value) == plain)
        {
            names.push((statement, door(&statement.value)));
        }
    }
    let aliases = names.iter().enumerate().skip(1);
    aliases
        .map(|(at, (alias, (asked, _)))| {
            let others = names.iter().enumerate().filter(|(other, _)| *other != at);
            let mut out = Asked {
                list: list.to_owned(),
                id: bundle.party.id.clone(),
                script: exonym_text::script::main_script(&alias.value)
                    .iso15924()
                    .to_owned(),
                alias: alias.value.clone(),
                nearest: String::new(),
                score: 0.0,
                shares: false,
                single: false,
                kind: match kind {
                    NameKind::Person => "person",
                    NameKind::Object => "thing",
                    NameKind::Organization | NameKind::Unknown => "organisation",
                },
                keyed: false,
            };
            let mut more = false;
            let pairs = others.flat_map(|(_, (statement, (_, listed)))| {
                let each = listed
                    .iter()
                    .flat_map(|listed| asked.iter().map(move |asked| (asked, listed)));
                each.map(|(asked, listed)| (*statement, asked, listed))
            });
            for (statement, asked, listed) in pairs {
                let comparison = explain(asked, listed, scratch);
                out.keyed |= leads_to(asked, listed);
                let shares = shares(&comparison);
                out.shares |= shares;
                more |= shares && !is_single(&comparison) && tells(asked, listed, &comparison);
                if out.nearest.is_empty() || comparison.score > out.score {
                    out.score = comparison.score;
                    out.nearest.clone_from(&statement.value);
                }
            }
            out.single = out.shares && !more;
            out
        })
        .collect()
}

/// Whether the rule spoke that one name of several is nobody.
fn is_single(comparison: &Comparison) -> bool {
    let parts = comparison.parts.iter();
    parts
        .map(|part| part.relation)
        .any(|relation| relation == Relation::SingleName)
}

/// Whether what meets of two organisations' names is more than a country or a word of a trade: `Shandong Haiyou` and `Shandong Chenxi`
/// share a province, and `Islamic Army` and `Islamic Salvation` a word that hundreds bear. Where one of the two is made of such words
/// only, two of them tell it.
fn tells(asked: &PreparedName, listed: &PreparedName, comparison: &Comparison) -> bool {
    let common = |class: TokenClass| matches!(class, TokenClass::Generic | TokenClass::Place);
    if asked.kind() == NameKind::Person || listed.kind() == NameKind::Person {
        return true;
    }
    let met = || comparison.parts.iter().filter(|part| meets(part));
    let is_common = |name: &PreparedName, words: &str| {
        name.tokens()
            .any(|token| common(token.class) && name.as_ref().surface(token) == words)
    };
    let telling = |part: &&PartMatch| !is_common(asked, &part.query) && !is_common(listed, &part.listed);
    let names = |name: &PreparedName| name.tokens().any(|token| token.class.is_distinctive());
    met().any(|part| part.weight >= TELLS && telling(&part))
        || !(names(asked) && names(listed)) && met().filter(|part| !telling(part)).count() > 1
}

/// Whether two words met in a part, rather than standing alone or against each other, or a rule speaking.
fn meets(part: &PartMatch) -> bool {
    let apart = matches!(
        part.relation,
        Relation::Conflict
            | Relation::ExtraInQuery
            | Relation::ExtraInListed
            | Relation::SingleName
            | Relation::NothingDistinctive
            | Relation::FatherAndSon
            | Relation::OtherSyllable
            | Relation::MixedLanguages
            | Relation::Initial
    );
    !apart && part.cost < MEETS
}

/// Whether a word that tells one party from another meets in a comparison.
fn shares(comparison: &Comparison) -> bool {
    let parts = comparison.parts.iter();
    parts.filter(|part| meets(part)).any(|part| part.weight >= TELLS)
}

/// The figures of what was asked.
pub fn report(asked: &[Asked], threshold: f32, snapshot: &str) -> AliasesReport {
    let mut all = Figures::default();
    let (mut scripts, mut kinds, mut lists) = (
        BTreeMap::<String, Figures>::new(),
        BTreeMap::<String, Figures>::new(),
        BTreeMap::<String, Figures>::new(),
    );
    for one in asked {
        all.add(one, threshold);
        scripts.entry(one.script.clone()).or_default().add(one, threshold);
        kinds.entry(one.kind.to_owned()).or_default().add(one, threshold);
        lists.entry(one.list.clone()).or_default().add(one, threshold);
    }
    let finished = |groups: BTreeMap<String, Figures>| {
        let groups = groups.into_iter();
        groups.map(|(name, figures)| (name, figures.finish())).collect()
    };
    AliasesReport {
        threshold,
        all: all.finish(),
        scripts: finished(scripts),
        kinds: finished(kinds),
        lists: finished(lists),
        snapshot: snapshot.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::{Entity, Schema};

    #[test]
    fn another_name_is_told_from_a_spelling() {
        let mut party = Entity::new("l:1", Schema::Person, "l", "1");
        party.add(Prop::NAME, "Ilmo Karvatsky");
        party.add(Prop::ALIAS, "Ильмо Карвацкий");
        party.add(Prop::ALIAS, "Blue Heron");
        party.add(Prop::ALIAS, "Ilmo Stendhal");
        party.add(Prop::WEAK_ALIAS, "Ilmo");
        let bundle = Bundle {
            party,
            linked: Vec::new(),
        };
        let asked = entry(&bundle, "l", &mut Scratch::default());
        assert_eq!(asked.len(), 3, "{asked:?}");
        assert!(
            asked[0].shares && asked[0].keyed && asked[0].score >= 0.7,
            "{asked:?}"
        );
        assert!(!asked[1].shares && asked[1].score < 0.7, "{asked:?}");
        assert!(
            asked[2].shares && asked[2].single && !asked[0].single,
            "{asked:?}"
        );
        let report = report(&asked, 0.7, "");
        let all = report.all;
        assert_eq!((all.n, all.found, all.different, all.single), (3, 1, 1, 1));
        assert_eq!((all.recall_sharing, all.recall_naming), (0.5, 1.0));
    }
}
