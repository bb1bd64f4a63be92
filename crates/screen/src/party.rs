//! The entries of one party, taken together: what any of them states speaks for or against all of them.

use exonym_index::{Bundle, Facts, Index, IndexError};
use exonym_model::Schema;

use crate::evidence::Evidence;
use crate::finding::Joined;

/// What a query asks of an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// Whether the entry passes the filters, so that it answers.
    pub(crate) answers: bool,
    /// Whether what it states was known on the day asked.
    pub(crate) known: bool,
}

/// One entry of a party.
pub(crate) struct Member {
    pub(crate) number: u32,
    pub(crate) facts: Facts,
    pub(crate) asked: Asked,
}

/// A party with the facts of its entries.
pub(crate) struct Party {
    /// Number of the entry that gives the party its id.
    pub(crate) first: u32,
    pub(crate) entries: Vec<Member>,
    /// The facts of all entries that were known on the day asked.
    pub(crate) pooled: Facts,
    /// The narrowest schema that its entries have.
    pub(crate) schema: String,
}

/// A party unpacked, for an answer.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) caption: String,
    /// Every entry, in the party's order.
    pub(crate) bundles: Vec<(u32, Bundle)>,
}

impl Party {
    /// The party that an entry belongs to.
    pub(crate) fn of<D: AsRef<[u8]>>(
        index: &Index<D>,
        entry: u32,
        asked: impl Fn(&Facts) -> Asked,
    ) -> Result<Party, IndexError> {
        let mut entries = Vec::new();
        for number in index.party_of(entry)? {
            let facts = index.facts(number)?;
            let asked = asked(&facts);
            entries.push(Member { number, facts, asked });
        }
        let first = entries.first().map_or(entry, |member| member.number);
        let pooled = pool(entries.iter().filter(|member| member.asked.known));
        let schema = narrowest(&entries);
        Ok(Party {
            first,
            entries,
            pooled,
            schema,
        })
    }

    /// Whether an entry of the party answers.
    pub(crate) fn answers(&self, entry: u32) -> bool {
        self.entries
            .iter()
            .any(|member| member.number == entry && member.asked.answers)
    }

    /// Unpacks the entries.
    pub(crate) fn show<D: AsRef<[u8]>>(&self, index: &Index<D>) -> Result<Shown, IndexError> {
        let mut bundles = Vec::with_capacity(self.entries.len());
        for member in &self.entries {
            bundles.push((member.number, index.bundle(member.number)?));
        }
        // The id is that of the first entry whatever is asked; the name shown is that of the first entry that answers.
        let answering = bundles
            .iter()
            .find(|(number, _)| self.answers(*number))
            .or(bundles.first());
        let caption = answering
            .map(|(_, bundle)| bundle.party.caption().to_owned())
            .unwrap_or_default();
        let id = bundles
            .first()
            .map(|(_, bundle)| bundle.party.id.clone())
            .unwrap_or_default();
        Ok(Shown { id, caption, bundles })
    }

    /// Says of each piece of evidence which entry states it, where that is not the one whose name met.
    pub(crate) fn say_who_states(&self, shown: &Shown, bearer: Option<u32>, evidence: &mut [Evidence]) {
        if self.entries.len() < 2 {
            return;
        }
        for line in evidence {
            let part = &mut line.part;
            let states = |facts: &Facts| match part.part.as_str() {
                "date" => facts.dates.contains(&part.candidate),
                "country" => facts.countries.iter().any(|(code, _)| *code == part.candidate),
                "gender" => facts.genders.contains(&part.candidate),
                "identifier" => facts.ids.iter().any(|(_, value)| *value == part.candidate),
                _ => false,
            };
            let who: Vec<u32> = self
                .entries
                .iter()
                .filter(|member| member.asked.known && states(&member.facts))
                .map(|member| member.number)
                .collect();
            if bearer.is_some_and(|bearer| who.contains(&bearer)) {
                continue;
            }
            let stated = who.first().and_then(|number| shown.bundle(*number));
            if let Some(bundle) = stated {
                part.detail = format!("{}, stated by {}", part.detail, bundle.party.id);
            }
        }
    }

    /// Why its entries are one party.
    pub(crate) fn joins<D: AsRef<[u8]>>(
        &self,
        index: &Index<D>,
        shown: &Shown,
    ) -> Result<Vec<Joined>, IndexError> {
        let Some(number) = index.joined_of(self.first) else {
            return Ok(Vec::new());
        };
        let id = |entry: u32| {
            let bundle = shown.bundle(entry);
            bundle.map(|bundle| bundle.party.id.clone()).unwrap_or_default()
        };
        let joined = index.joined(number)?;
        Ok(joined
            .joins
            .into_iter()
            .map(|join| Joined {
                left: id(join.left),
                right: id(join.right),
                bits: join.bits,
                reasons: join.reasons,
            })
            .collect())
    }
}

impl Shown {
    /// An entry unpacked.
    pub(crate) fn bundle(&self, number: u32) -> Option<&Bundle> {
        self.bundles
            .iter()
            .find(|(known, _)| *known == number)
            .map(|(_, bundle)| bundle)
    }

    /// Every other id of the party: of its entries, and those that its sources state.
    pub(crate) fn referents(&self) -> Vec<String> {
        let mut referents: Vec<String> = Vec::new();
        let entries = self.bundles.iter().map(|(_, bundle)| &bundle.party.id);
        let stated = self
            .bundles
            .iter()
            .flat_map(|(_, bundle)| &bundle.party.referents);
        for id in entries.chain(stated) {
            if *id != self.id && !referents.contains(id) {
                referents.push(id.clone());
            }
        }
        referents
    }
}

/// The facts of several entries as those of one; what two of them state counts once.
fn pool<'a>(members: impl Iterator<Item = &'a Member>) -> Facts {
    let mut pooled = Facts::default();
    for (at, member) in members.enumerate() {
        let facts = &member.facts;
        if at == 0 {
            pooled = facts.clone();
            continue;
        }
        add(&mut pooled.dates, &facts.dates);
        add(&mut pooled.countries, &facts.countries);
        add(&mut pooled.genders, &facts.genders);
        add(&mut pooled.ids, &facts.ids);
        add(&mut pooled.topics, &facts.topics);
        add(&mut pooled.programs, &facts.programs);
    }
    pooled
}

fn add<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// `Person` where one list says so and another only `LegalEntity`; that of the first entry where they do not descend from
/// each other.
fn narrowest(entries: &[Member]) -> String {
    let schemas = entries
        .iter()
        .filter_map(|member| member.facts.schema.parse::<Schema>().ok());
    let narrowest = schemas.reduce(|known, new| if new.is_a(known) { new } else { known });
    narrowest
        .map(|schema| schema.name().to_owned())
        .unwrap_or_default()
}
