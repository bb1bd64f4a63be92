//! The real parties that made-up ones are crossed from.

use std::collections::HashMap;

use anyhow::Result;
use exonym_index::Index;
use exonym_model::{Prop, Quality, Schema};
use exonym_tables::{attested, census};
use exonym_text::script::{Script, main_script};

/// A name as words.
pub(crate) struct Name {
    pub(crate) script: Script,
    pub(crate) words: Vec<String>,
    pub(crate) weak: bool,
}

/// A real party: its names and what is said of it beside.
pub(crate) struct Template {
    pub(crate) schema: Schema,
    pub(crate) names: Vec<Name>,
    pub(crate) countries: Vec<String>,
}

/// Real parties by kind, and surnames of the tables with how common each is.
pub(crate) struct Pool {
    templates: Vec<Template>,
    /// Parties of one schema whose first Latin name has so many words.
    alike: HashMap<(&'static str, usize), Vec<usize>>,
    surnames: Vec<(String, u32)>,
    total: u32,
}

/// The most words of a name that is crossed.
const MAX_WORDS: usize = 12;

impl Pool {
    pub(crate) fn of<D: AsRef<[u8]>>(index: &Index<D>) -> Result<Pool> {
        let mut pool = Pool {
            templates: Vec::new(),
            alike: HashMap::new(),
            surnames: Vec::new(),
            total: 0,
        };
        for party in 0..index.party_count() {
            let party = index.bundle(party)?.party;
            let named = party
                .statements
                .iter()
                .filter(|statement| statement.prop.is_whole_name());
            let names: Vec<Name> = named
                .map(|statement| Name {
                    script: main_script(&statement.value),
                    words: statement.value.split_whitespace().map(str::to_owned).collect(),
                    weak: statement.prop == Prop::WEAK_ALIAS || statement.quality() == Quality::Weak,
                })
                .filter(|name| (1..=MAX_WORDS).contains(&name.words.len()))
                .collect();
            let countries = party
                .values(&Prop::COUNTRY)
                .chain(party.values(&Prop::NATIONALITY));
            let template = Template {
                schema: party.schema,
                countries: countries.map(str::to_owned).collect(),
                names,
            };
            if let Some(first) = template.latin() {
                let key = (template.schema.name(), first.words.len());
                pool.alike.entry(key).or_default().push(pool.templates.len());
                pool.templates.push(template);
            }
        }
        let census = census::all().filter(|(_, share)| share.surname > 0);
        pool.surnames
            .extend(census.map(|(name, share)| (name.to_owned(), share.surname)));
        pool.surnames
            .extend(attested::all().map(|(name, count)| (name.to_owned(), count)));
        for (_, count) in &mut pool.surnames {
            pool.total = pool.total.saturating_add(*count);
            *count = pool.total;
        }
        Ok(pool)
    }

    pub(crate) fn len(&self) -> usize {
        self.templates.len()
    }

    pub(crate) fn template(&self, at: usize) -> Option<&Template> {
        self.templates.get(at)
    }

    /// Another party of the kind and length of a name, by a number below [`Pool::mates`].
    pub(crate) fn mate(&self, of: &Template, at: usize) -> Option<&Template> {
        let key = (of.schema.name(), of.latin()?.words.len());
        self.templates.get(*self.alike.get(&key)?.get(at)?)
    }

    /// How many parties are of the kind and length of a name.
    pub(crate) fn mates(&self, of: &Template) -> usize {
        let key = of.latin().map(|name| (of.schema.name(), name.words.len()));
        key.and_then(|key| self.alike.get(&key)).map_or(0, Vec::len)
    }

    /// A surname of the tables, the common ones more often, by a number below [`Pool::bearers`].
    pub(crate) fn surname(&self, at: usize) -> &str {
        let place = self.surnames.partition_point(|(_, sum)| (*sum as usize) <= at);
        self.surnames.get(place).map_or("Smith", |(name, _)| name)
    }

    pub(crate) fn bearers(&self) -> usize {
        self.total as usize
    }
}

impl Template {
    /// The first name in Latin letters.
    pub(crate) fn latin(&self) -> Option<&Name> {
        self.names
            .iter()
            .find(|name| name.script == Script::Latin && !name.weak)
    }
}
