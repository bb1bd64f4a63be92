//! The walk from an index to its parties.

use std::collections::{BTreeMap, HashMap, HashSet};

use exonym_index::{Doubt, Index, IndexError, Join, Joined, Parties, Reason};
use exonym_names::Scratch;
use rayon::prelude::*;

use crate::agree::{Evidence, Weighed};
use crate::block::{self, Pair};
use crate::cluster::Clusters;
use crate::counts::Shares;
use crate::judgements::{Judgements, Verdict};
use crate::profile::{self, Profile, Profiles};
use crate::rank::{is_compilation, order_key};
use crate::{Grounds, weights};

/// Reviews kept: more than anyone will look at, and a bound on the file.
const MAX_DOUBTS: usize = 20_000;

/// Finds the parties of an index.
///
/// # Errors
/// The index does not hold together.
pub fn find<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    judgements: &Judgements,
    grounds: &Grounds,
) -> Result<Parties, IndexError> {
    let lists: Vec<String> = index
        .meta()
        .lists
        .iter()
        .map(|list| list.version.list.clone())
        .collect();
    let profiles = profile::gather(index, grounds)?;
    let evidence = evidence(index, &profiles);
    let pairs = block::pairs(&profiles, &lists);
    let entries = &profiles.entries;
    let mut weighed: Vec<(Pair, Weighed)> = pairs
        .par_iter()
        .map_init(Scratch::default, |scratch, met| {
            let (a, b) = met.pair;
            let (left, right) = (entries.get(a as usize)?, entries.get(b as usize)?);
            let weighed = evidence.weigh(left, right, &met.sounds, scratch)?;
            Some((met.pair, weighed))
        })
        .flatten()
        .collect();
    // The surest first; of equals the one whose entries come first, so that the outcome hangs on nothing else.
    weighed.sort_by(|a, b| b.1.bits.total_cmp(&a.1.bits).then(a.0.cmp(&b.0)));
    let judged = Judged::of(entries, judgements);
    Ok(decide(entries, &lists, weighed, &judged))
}

/// Every pair of entries that is weighed, smaller number first: what share of the pairs a measure looks at.
///
/// # Errors
/// The index does not hold together.
pub fn met<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    grounds: &Grounds,
) -> Result<Vec<(u32, u32)>, IndexError> {
    let lists: Vec<String> = index
        .meta()
        .lists
        .iter()
        .map(|list| list.version.list.clone())
        .collect();
    let met = block::pairs(&profile::gather(index, grounds)?, &lists);
    Ok(met.into_iter().map(|met| met.pair).collect())
}

fn evidence<'i, D: AsRef<[u8]>>(index: &'i Index<D>, profiles: &'i Profiles) -> Evidence<'i, D> {
    let entries = &profiles.entries;
    let mut sizes = vec![0_u32; index.meta().lists.len()];
    for entry in entries {
        if let Some(size) = sizes.get_mut(entry.list as usize) {
            *size += 1;
        }
    }
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let words = profiles.words.texts();
    let of_names: Vec<(u16, Vec<u32>)> = entries
        .iter()
        .map(|entry| {
            let mut words: Vec<u32> = entry
                .names
                .iter()
                .flat_map(|name| name.words.iter().copied())
                .collect();
            words.sort_unstable();
            words.dedup();
            (entry.list, words)
        })
        .collect();
    let census = |word: u32| {
        words
            .get(word as usize)
            .map_or(f32::MAX, |word| census_bits(word))
    };
    let days: Vec<(u16, Vec<u32>)> = entries
        .iter()
        .map(|entry| (entry.list, entry.listed.into_iter().collect()))
        .collect();
    let no_other = |_: u32| f32::MAX;
    Evidence {
        index,
        words: Shares::count(
            &sizes,
            of_names.iter().map(|(list, words)| (*list, words.as_slice())),
            weights::WORDS,
            census,
        ),
        countries: Shares::count(
            &sizes,
            entries.iter().map(|one| (one.list, one.countries.as_slice())),
            weights::COUNTRIES,
            no_other,
        ),
        places: Shares::count(
            &sizes,
            entries.iter().map(|one| (one.list, one.places.as_slice())),
            weights::PLACES,
            no_other,
        ),
        days: Shares::count(
            &sizes,
            days.iter().map(|(list, days)| (*list, days.as_slice())),
            weights::DAYS,
            no_other,
        ),
        codes: owned(profiles.countries.texts()),
        place_texts: owned(profiles.places.texts()),
        day_texts: owned(profiles.days.texts()),
    }
}

/// The most that a word can say by the census of a country of immigrants: names that millions bear say little even where the
/// lists have them once.
fn census_bits(word: &str) -> f32 {
    let Some(share) = exonym_tables::census::share(word) else {
        return f32::MAX;
    };
    let million = share.surname.max(share.given);
    if million == 0 {
        f32::MAX
    } else {
        -(million as f32 / 1e6).log2()
    }
}

/// What the user decided, by numbers of entries.
struct Judged {
    same: Vec<(Pair, Reason)>,
    different: HashSet<Pair>,
    undecided: HashSet<Pair>,
}

impl Judged {
    fn of(entries: &[Profile], judgements: &Judgements) -> Judged {
        let mut judged = Judged {
            same: Vec::new(),
            different: HashSet::new(),
            undecided: HashSet::new(),
        };
        if judgements.is_empty() {
            return judged;
        }
        let place: HashMap<&str, u32> = (0..)
            .zip(entries)
            .map(|(number, entry)| (entry.id.as_str(), number))
            .collect();
        for judgement in judgements.iter() {
            let (Some(a), Some(b)) = (
                place.get(judgement.left.as_str()),
                place.get(judgement.right.as_str()),
            ) else {
                continue;
            };
            let pair = (*a.min(b), *a.max(b));
            match judgement.verdict {
                Verdict::Different => {
                    judged.different.insert(pair);
                }
                Verdict::Undecided => {
                    judged.undecided.insert(pair);
                }
                Verdict::Same => {
                    let said: Vec<&str> = [judgement.by.as_str(), &judgement.when, &judgement.why]
                        .into_iter()
                        .filter(|text| !text.is_empty())
                        .collect();
                    let detail = if said.is_empty() {
                        "judged the same".to_owned()
                    } else {
                        format!("judged the same: {}", said.join(", "))
                    };
                    let reason = Reason {
                        part: "judgement".to_owned(),
                        left: judgement.left.clone(),
                        right: judgement.right.clone(),
                        detail,
                        bits: weights::STATED,
                    };
                    judged.same.push((pair, reason));
                }
            }
        }
        judged
    }
}

fn decide(entries: &[Profile], lists: &[String], weighed: Vec<(Pair, Weighed)>, judged: &Judged) -> Parties {
    let same_list = |(a, b): Pair| {
        let list = |entry: u32| entries.get(entry as usize).map(|entry| entry.list);
        let compiled = |list: u16| lists.get(list as usize).is_some_and(|list| is_compilation(list));
        list(a) == list(b) && !list(a).is_some_and(compiled)
    };
    let of_one_list: HashSet<Pair> = weighed
        .iter()
        .filter(|(pair, found)| {
            found.bits >= weights::JOIN_SAME_LIST
                && found.against.is_none()
                && same_list(*pair)
                && same_main_name(entries, *pair)
        })
        .map(|(pair, _)| *pair)
        .collect();
    let mut clusters = Clusters::new(entries, lists, &judged.different, &of_one_list);
    let mut doubts: Vec<Doubt> = Vec::new();
    for (pair, reason) in &judged.same {
        let join = Join {
            left: pair.0,
            right: pair.1,
            bits: reason.bits,
            reasons: vec![reason.clone()],
        };
        // Two judgements that contradict each other are for the person who made them.
        if let Err(why) = clusters.join(join.clone(), true) {
            doubts.push(doubt(join, why, false));
        }
    }
    let rivals = Rivals::of(entries, lists, &weighed, &of_one_list);
    for (pair, found) in weighed {
        if judged.different.contains(&pair) {
            continue;
        }
        let undecided = judged.undecided.contains(&pair);
        let why = if same_list(pair) && !of_one_list.contains(&pair) {
            Some("one list holds them apart".to_owned())
        } else {
            why_not(pair, &found, undecided, &rivals)
        };
        let against = found.against;
        let join = Join {
            left: pair.0,
            right: pair.1,
            bits: found.bits,
            reasons: found.reasons,
        };
        match why {
            None => {
                if let Err(why) = clusters.join(join.clone(), false) {
                    doubts.push(doubt(join, why, undecided));
                }
            }
            // What contradicts and has little else in common is no question for anybody.
            Some(_) if against.is_some() && !found.numbered && join.bits < weights::JOIN => {}
            Some(why) => doubts.push(doubt(join, why, undecided)),
        }
    }
    // A pair that came together over others is no longer in doubt.
    doubts.retain(|doubt| clusters.head(doubt.pair.left) != clusters.head(doubt.pair.right));
    doubts.truncate(MAX_DOUBTS);
    let joined = clusters.finish().into_iter().map(|(mut members, joins)| {
        members.sort_by_cached_key(|entry| entries.get(*entry as usize).map(|entry| order_key(&entry.id)));
        Joined {
            entries: members,
            joins,
        }
    });
    Parties {
        joined: joined.collect(),
        doubts,
    }
}

/// Whether the main names of two entries have the same words: branches of one organisation share aliases.
fn same_main_name(entries: &[Profile], (a, b): Pair) -> bool {
    let main = |entry: u32| entries.get(entry as usize)?.names.first();
    matches!((main(a), main(b)), (Some(x), Some(y)) if x.words == y.words && !x.words.is_empty())
}

fn doubt(pair: Join, why: String, undecided: bool) -> Doubt {
    Doubt { pair, why, undecided }
}

/// Why a pair is not joined by itself; `None` where it is beyond doubt.
fn why_not(pair: Pair, found: &Weighed, undecided: bool, rivals: &Rivals<'_>) -> Option<String> {
    if undecided {
        return Some("judged undecided".to_owned());
    }
    if let Some(against) = found.against {
        return Some(format!("much agrees, yet {against}"));
    }
    let name = if found.numbered {
        weights::NAMES_APART
    } else {
        weights::NAME_TO_JOIN
    };
    if found.name < name {
        return Some("their names are not near enough".to_owned());
    }
    if found.bits < weights::JOIN {
        return Some("too little evidence to join without a person".to_owned());
    }
    if found.beside < weights::BESIDE_NAME {
        return Some("nothing but a name agrees".to_owned());
    }
    (!found.numbered && rivals.near(pair, found.bits))
        .then(|| "another entry of the same list agrees about as well".to_owned())
}

/// For each entry and each other list, how well the entries there agree with it.
struct Rivals<'a> {
    by: BTreeMap<(u32, u16), Vec<(f32, u32)>>,
    lists: Vec<u16>,
    of_one_list: &'a HashSet<Pair>,
}

impl<'a> Rivals<'a> {
    fn of(
        entries: &[Profile],
        lists: &[String],
        weighed: &[(Pair, Weighed)],
        of_one_list: &'a HashSet<Pair>,
    ) -> Rivals<'a> {
        let list_of: Vec<u16> = entries.iter().map(|entry| entry.list).collect();
        let mut by: BTreeMap<(u32, u16), Vec<(f32, u32)>> = BTreeMap::new();
        for ((a, b), found) in weighed.iter().filter(|(_, found)| found.against.is_none()) {
            for (one, other) in [(*a, *b), (*b, *a)] {
                let Some(list) = list_of.get(other as usize) else {
                    continue;
                };
                // A compilation may name one party twice, so entries there are no rivals.
                if !lists.get(*list as usize).is_some_and(|list| is_compilation(list)) {
                    by.entry((one, *list)).or_default().push((found.bits, other));
                }
            }
        }
        Rivals {
            by,
            lists: list_of,
            of_one_list,
        }
    }

    /// Whether an entry has another partner on the list of its partner that comes near this one or before it.
    fn near(&self, (a, b): Pair, bits: f32) -> bool {
        [(a, b), (b, a)].into_iter().any(|(one, other)| {
            let Some(list) = self.lists.get(other as usize) else {
                return false;
            };
            self.by.get(&(one, *list)).is_some_and(|partners| {
                partners
                    .iter()
                    .filter(|(rival, entry)| *entry != other && *rival + weights::AHEAD > bits)
                    .any(|(_, entry)| !self.of_one_list.contains(&(other.min(*entry), other.max(*entry))))
            })
        })
    }
}
