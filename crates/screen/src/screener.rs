//! One question to one index.

use std::collections::{BTreeMap, HashMap};

use exonym_index::{Bundle, Facts, Index, IndexError, NameRow};
use exonym_model::{Prop, Quality, Schema};
use exonym_names::{Borne, Dictionary, NameBuffer, Noted, Rarity};

use crate::candidates::{Search, Wanted};
use crate::decide;
use crate::evidence::{self, Evidence};
use crate::finding::{Citation, Entry, Finding, Listing, ListingState, Matched, Part};
use crate::party::{Asked, Party};
use crate::query::{Filters, Options, Query};
use crate::weights;

/// An index and the ways to ask it. Immutable: one is shared by all threads, each with its own [`Scratch`].
pub struct Screener<D> {
    index: Index<D>,
}

/// Candidates whose words are read together: as many as fill a few megabytes where every name is compared.
const TOGETHER: usize = 1 << 15;

/// Memory that is used again from query to query.
#[derive(Default)]
pub struct Scratch {
    pub(crate) search: Search,
    pub(crate) glance: crate::glance::Glance,
}

/// The answer to one query.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Best first.
    pub findings: Vec<Finding>,
    /// Names compared.
    pub compared: usize,
    /// Why fewer names were compared than keys called for; `None` where all were.
    pub limited: Option<String>,
}

/// Why a query got no answer.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// The index is damaged.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A list that is not in the index.
    #[error("no list `{asked}` in service; there are: {known}")]
    UnknownList {
        /// As asked.
        asked: String,
        /// Lists in the index.
        known: String,
    },
}

/// The best listed name of a party for a query.
#[derive(Clone, Copy)]
pub(crate) struct Best {
    pub(crate) score: f32,
    pub(crate) row: NameRow,
    pub(crate) query: usize,
}

/// What the names of a party gave.
#[derive(Clone, Copy, Default)]
pub(crate) struct Met {
    pub(crate) strong: Option<Best>,
    pub(crate) weak: Option<Best>,
}

impl Met {
    /// Keeps the better of two names. Candidates come in no order; of equal names the first published is shown.
    pub(crate) fn take(&mut self, new: Best) {
        let side = if new.row.weak {
            &mut self.weak
        } else {
            &mut self.strong
        };
        let better = |known: Best| {
            new.score > known.score
                || new.score == known.score
                    && known.query == new.query
                    && new.row.statement < known.row.statement
        };
        if side.is_none_or(better) {
            *side = Some(new);
        }
    }
}

/// A party with its score, before it is shown.
pub(crate) struct Ranked {
    party: Party,
    name: Option<Best>,
    evidence: Vec<Evidence>,
    score: f32,
    strength: crate::Strength,
    rarity: Rarity,
}

impl<D: AsRef<[u8]>> Screener<D> {
    /// A screener over an open index.
    pub fn new(index: Index<D>) -> Screener<D> {
        Screener { index }
    }

    /// The index.
    pub fn index(&self) -> &Index<D> {
        &self.index
    }

    /// Whether every list of a filter is in the index; asked once, before many queries.
    pub fn check(&self, filters: &Filters) -> Result<(), ScreenError> {
        let known: Vec<&str> = self
            .index
            .meta()
            .lists
            .iter()
            .map(|list| list.version.list.as_str())
            .collect();
        match filters
            .lists
            .iter()
            .find(|asked| !known.contains(&asked.as_str()))
        {
            Some(asked) => Err(ScreenError::UnknownList {
                asked: asked.clone(),
                known: known.join(", "),
            }),
            None => Ok(()),
        }
    }

    /// Answers a query.
    pub fn screen(
        &self,
        query: &Query,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Result<Outcome, ScreenError> {
        let (mut ranked, compared, limited) = self.ranked(query, options, scratch)?;
        ranked.truncate(options.limit);
        let findings = ranked
            .into_iter()
            .map(|party| self.show(query, options, party, scratch));
        Ok(Outcome {
            findings: findings.collect::<Result<_, _>>()?,
            compared,
            limited,
        })
    }

    /// The parties at or over the threshold with their scores, best first, all of them; for whoever measures.
    ///
    /// # Errors
    /// As [`Screener::screen`].
    pub fn scores(
        &self,
        query: &Query,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Result<Vec<(u32, f32)>, ScreenError> {
        let (ranked, ..) = self.ranked(query, options, scratch)?;
        Ok(ranked
            .into_iter()
            .map(|ranked| (ranked.party.first, ranked.score))
            .collect())
    }

    /// The parties at or over the threshold, best first, with the number of names compared and what was left out.
    fn ranked(
        &self,
        query: &Query,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Result<(Vec<Ranked>, usize, Option<String>), ScreenError> {
        let (met, compared, limited) = self.compare_names(query, options, scratch);
        Ok((self.rank_met(query, options, met)?, compared, limited))
    }

    /// The parties whose names met, and those with an identifier of the query, best first.
    pub(crate) fn rank_met(
        &self,
        query: &Query,
        options: &Options,
        mut met: BTreeMap<u32, Met>,
    ) -> Result<Vec<Ranked>, ScreenError> {
        for (kind, value) in &query.ids {
            for party in self.index.parties_with_id(kind, value) {
                met.entry(party).or_default();
            }
        }
        let mut ranked = Vec::new();
        for (_, entries) in self.by_party(met)? {
            ranked.extend(self.rank(query, options, &entries)?);
        }
        ranked.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(b.strength.cmp(&a.strength))
                .then(b.rarity.bits.total_cmp(&a.rarity.bits))
                .then(a.party.first.cmp(&b.party.first))
        });
        Ok(ranked)
    }

    /// The numbers of the lists asked for; empty for all.
    pub(crate) fn list_numbers(&self, filters: &Filters) -> Vec<u16> {
        let lists = self.index.meta().lists.iter().zip(0_u16..);
        let asked = lists.filter(|(list, _)| filters.lists.contains(&list.version.list));
        asked.map(|(_, number)| number).collect()
    }

    fn compare_names(
        &self,
        query: &Query,
        options: &Options,
        scratch: &mut Scratch,
    ) -> (BTreeMap<u32, Met>, usize, Option<String>) {
        let mut met: BTreeMap<u32, Met> = BTreeMap::new();
        let (mut compared, mut limited) = (0, None);
        let floor = floor(query, options);
        // A list that is not asked costs nothing: its names are passed over before they are compared.
        let lists: Vec<u16> = self.list_numbers(&options.filters);
        for (number, name) in query.prepared.iter().enumerate() {
            let wanted = Wanted {
                name,
                floor,
                lists: &lists,
                exhaustive: options.exhaustive,
            };
            limited = scratch.search.gather(&self.index, &wanted).or(limited);
            compared += self.keep_best(&wanted, number, &mut scratch.search, &mut met);
        }
        (met, compared, limited)
    }

    /// Compares the candidates of a search with name number `query`, keeps the best of each party that is of use, and tells how many
    /// were compared.
    pub(crate) fn keep_best(
        &self,
        wanted: &Wanted<'_>,
        query: usize,
        search: &mut Search,
        met: &mut BTreeMap<u32, Met>,
    ) -> usize {
        let Search {
            asking,
            names,
            candidates,
            ..
        } = search;
        let (mut compared, mut buffer) = (0, NameBuffer::default());
        let mut read: Vec<(NameRow, Noted)> = Vec::new();
        for candidates in candidates.chunks(TOGETHER) {
            asking.forget();
            read.clear();
            let rows = candidates.iter().filter_map(|number| self.index.name(*number));
            let rows = rows.filter(|row| wanted.takes(&self.index, *row));
            read.extend(rows.map(|row| (row, asking.note(self.index.borne(row)))));
            // What their words are to those of the query is worked out for all at once.
            asking.look_up(&self.index);
            for (_, words) in &read {
                asking.expect(*words, false);
            }
            asking.settle(wanted.name, false, &self.index, names);
            for (row, words) in &read {
                let Some(listed) = self.index.prepared_in(*row, &mut buffer) else {
                    continue;
                };
                compared += 1;
                let score = asking.compare(wanted.name, (listed, *words), &self.index, names);
                if score >= wanted.floor_of(*row) {
                    let row = *row;
                    met.entry(row.party).or_default().take(Best { score, row, query });
                }
            }
        }
        compared
    }

    /// The entries that met, under the first entry of their party.
    fn by_party(&self, met: BTreeMap<u32, Met>) -> Result<BTreeMap<u32, Vec<(u32, Met)>>, ScreenError> {
        let mut parties: BTreeMap<u32, Vec<(u32, Met)>> = BTreeMap::new();
        let mut known: HashMap<u32, u32> = HashMap::new();
        for (entry, met) in met {
            let first = match self.index.joined_of(entry) {
                None => entry,
                Some(number) => match known.get(&number) {
                    Some(first) => *first,
                    None => {
                        let first = self
                            .index
                            .joined(number)?
                            .entries
                            .first()
                            .copied()
                            .unwrap_or(entry);
                        known.insert(number, first);
                        first
                    }
                },
            };
            parties.entry(first).or_default().push((entry, met));
        }
        Ok(parties)
    }

    fn rank(
        &self,
        query: &Query,
        options: &Options,
        entries: &[(u32, Met)],
    ) -> Result<Option<Ranked>, ScreenError> {
        let Some((one, _)) = entries.first() else {
            return Ok(None);
        };
        let party = Party::of(&self.index, *one, |facts| Asked {
            answers: self.asked_for(query, &options.filters, facts),
            known: self.known_by_then(&options.filters, facts),
        })?;
        // A name that an entry not asked for bears finds nobody; what it states of the party counts all the same.
        let mut met = Met::default();
        let mut answered = false;
        for (entry, found) in entries.iter().filter(|(entry, _)| party.answers(*entry)) {
            debug_assert!(
                party.entries.iter().any(|member| member.number == *entry),
                "a party has its entries"
            );
            answered = true;
            for (side, new) in [(&mut met.strong, found.strong), (&mut met.weak, found.weak)] {
                if let Some(new) = new.filter(|new| side.is_none_or(|known| new.score > known.score)) {
                    *side = Some(new);
                }
            }
        }
        if !answered {
            return Ok(None);
        }
        let mut evidence = evidence::weigh(query, &party.pooled);
        evidence.extend(self.places(query, &party)?);
        let by_id = evidence
            .iter()
            .any(|line| line.part.part == "identifier" && line.part.effect > 0.0);
        let name = match (met.strong, met.weak) {
            (strong, Some(weak)) if options.weak => {
                strong.filter(|strong| strong.score >= weak.score).or(Some(weak))
            }
            (Some(strong), Some(weak)) => {
                evidence.push(self.weak_line(query, weak)?);
                Some(strong)
            }
            (strong, _) => strong,
        };
        if name.is_none() && !by_id {
            return Ok(None);
        }
        let name_score = name.map_or(0.0, |best| best.score);
        let score = decide::score(name_score, &evidence);
        if score < options.threshold {
            return Ok(None);
        }
        let rarity = name.map_or_else(Rarity::default, |best| self.rarity(query, best));
        let strength = decide::strength(name_score, rarity.bits, &evidence);
        Ok(Some(Ranked {
            party,
            name,
            evidence,
            score,
            strength,
            rarity,
        }))
    }

    /// What places say, where the question states any: they are read from the entities, which else stay packed.
    fn places(&self, query: &Query, party: &Party) -> Result<Vec<Evidence>, ScreenError> {
        if query.parts.birth_places.is_empty() && query.parts.addresses.is_empty() {
            return Ok(Vec::new());
        }
        let mut places = evidence::Places::default();
        for member in party.entries.iter().filter(|member| member.asked.known) {
            places.add(&self.index.bundle(member.number)?);
        }
        Ok(evidence::weigh_places(query, &places))
    }

    /// How rare the words are by which a name met.
    fn rarity(&self, query: &Query, best: Best) -> Rarity {
        let (Some(listed), Some(asked)) = (self.index.prepared(best.row), query.prepared.get(best.query))
        else {
            return Rarity::default();
        };
        let borne: Vec<Borne> = self.index.borne(best.row).collect();
        let listed = listed.as_ref();
        let met = exonym_names::telling(asked.as_ref()).min(exonym_names::telling(listed));
        exonym_names::rarity(listed, met, self.index.name_count(), |at| {
            borne.get(at).map_or(0, |word| self.index.bearers(word.word()))
        })
    }

    fn weak_line(&self, query: &Query, weak: Best) -> Result<Evidence, ScreenError> {
        let listed = self
            .index
            .prepared(weak.row)
            .map(|name| name.text().to_owned())
            .unwrap_or_default();
        let part = Part {
            part: "weak alias".to_owned(),
            query: query.parts.names.get(weak.query).cloned().unwrap_or_default(),
            candidate: listed,
            detail: "a weak alias agrees; it confirms and does not alert alone".to_owned(),
            weight: 1.0,
            effect: weights::WEAK_CONFIRMS,
        };
        Ok(Evidence { part })
    }

    fn asked_for(&self, query: &Query, filters: &Filters, facts: &Facts) -> bool {
        let list = self.index.meta().lists.get(facts.list as usize);
        let listed_there = |list: &exonym_index::MetaList| {
            filters.lists.is_empty() || filters.lists.contains(&list.version.list)
        };
        let schema: Option<Schema> = facts.schema.parse().ok();
        let program = |asked: &String| {
            facts
                .programs
                .iter()
                .any(|known| known.to_lowercase() == asked.to_lowercase())
        };
        let topic = |asked: &String| {
            let under = |known: &String| {
                known
                    .strip_prefix(asked.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            facts.topics.iter().any(under)
        };
        list.is_some_and(listed_there)
            && schema.is_some_and(|schema| query.schema.can_match(schema) || schema == Schema::CryptoWallet)
            && (filters.programs.is_empty() || filters.programs.iter().any(program))
            && (filters.topics.is_empty() || filters.topics.iter().any(topic))
            && self.known_by_then(filters, facts)
    }

    /// Whether an entry was on its list on the day that is asked.
    fn known_by_then(&self, filters: &Filters, facts: &Facts) -> bool {
        let list = self.index.meta().lists.get(facts.list as usize);
        match (
            &filters.as_of,
            &facts.listed,
            list.and_then(|list| list.basis.as_deref()),
        ) {
            // A version kept of that time needs no stated date; a later one is read by the dates it states.
            (Some(day), Some(listed), Some(basis)) if basis != BASIS_KEPT => listed <= day,
            _ => true,
        }
    }

    pub(crate) fn show(
        &self,
        query: &Query,
        options: &Options,
        mut ranked: Ranked,
        scratch: &mut Scratch,
    ) -> Result<Finding, ScreenError> {
        let shown = ranked.party.show(&self.index)?;
        let mut explanation = Vec::new();
        let matched = match ranked
            .name
            .and_then(|best| Some((best, self.index.prepared(best.row)?)))
        {
            Some((best, listed)) => {
                let asked = &query.prepared[best.query];
                let bearer = shown.bundle(best.row.party);
                let own = bearer.and_then(|bundle| bundle.party.statements.get(best.row.statement as usize));
                if !own.is_some_and(|statement| is_name_of(&statement.value, listed.text())) {
                    let why = format!("a name of party {} is not its own", best.row.party);
                    return Err(IndexError::Damaged(why).into());
                }
                let comparison =
                    exonym_names::explain_refs(asked.as_ref(), listed.as_ref(), &mut scratch.search.names);
                explanation.push(full_agreement(&query.parts.names[best.query], listed.text()));
                let roads = name_lines(&comparison, &mut explanation);
                matched_name(&query.parts.names[best.query], bearer, best.row, roads)
            }
            None => matched_id(&ranked.evidence),
        };
        let bearer = ranked.name.map(|best| best.row.party);
        ranked.party.say_who_states(&shown, bearer, &mut ranked.evidence);
        explanation.extend(ranked.evidence.iter().map(|line| line.part.clone()));
        if ranked.name.is_some() {
            explanation.push(decide::rarity_line(&ranked.rarity, self.index.name_count()));
        }
        let sum: f32 = explanation.iter().map(|line| line.effect).sum();
        if (sum - ranked.score).abs() > 0.0005 {
            explanation.push(bounds_line(ranked.score - sum));
        }
        let joins = ranked.party.joins(&self.index, &shown)?;
        let (id, caption) = (shown.id.clone(), shown.caption.clone());
        let referents = shown.referents();
        let entries = shown.bundles.into_iter().filter_map(|(number, bundle)| {
            let member = ranked
                .party
                .entries
                .iter()
                .find(|member| member.number == number)?;
            member
                .asked
                .answers
                .then(|| self.entry(options, &member.facts, &matched, bundle))
        });
        Ok(Finding {
            id,
            referents,
            schema: ranked.party.schema.clone(),
            caption,
            score: ranked.score,
            is_match: ranked.score >= options.threshold,
            strength: ranked.strength,
            topics: ranked.party.pooled.topics.clone(),
            entries: entries.collect(),
            matched,
            explanation,
            joins,
        })
    }

    pub(crate) fn entry(&self, options: &Options, facts: &Facts, matched: &Matched, bundle: Bundle) -> Entry {
        let list = self.index.meta().lists.get(facts.list as usize);
        let version = list.map(|list| &list.version);
        let citation = Citation {
            publisher: list.map(|list| list.publisher.clone()).unwrap_or_default(),
            published: version
                .map(|version| version.published.clone())
                .unwrap_or_default(),
            record: bundle.party.record.clone(),
            url: bundle.party.first(&Prop::SOURCE_URL).map(str::to_owned),
            sha256: version.map(|version| version.sha256.clone()).unwrap_or_default(),
        };
        let same_name = bundle.party.names().find(|name| name.value == matched.listed);
        Entry {
            list: version.map(|version| version.list.clone()).unwrap_or_default(),
            id: bundle.party.id.clone(),
            quality: same_name.map_or(Quality::Unstated, exonym_model::Statement::quality),
            listing: listing(options.filters.as_of.as_deref(), facts, list),
            citation,
            bundle,
        }
    }
}

/// Whether a name in the index was taken from a published one: it stands there, or is put together from what stands around a former name.
fn is_name_of(published: &str, listed: &str) -> bool {
    let several = || exonym_names::names_in(published);
    published.contains(listed) || several().iter().any(|name| name.contains(listed))
}

/// The score under which a name is of no use to a query: what lacks to the threshold the evidence cannot add.
pub(crate) fn floor(query: &Query, options: &Options) -> f32 {
    let dates = if query.parts.dates.is_empty() {
        0.0
    } else {
        weights::DATE_SAME_DAY
    };
    let countries = if query.parts.countries.is_empty() {
        0.0
    } else {
        weights::COUNTRY_SHARED
    };
    let stated = |texts: &[String], effect| if texts.is_empty() { 0.0 } else { effect };
    let births = stated(&query.parts.birth_places, weights::BIRTH_PLACE_SHARED);
    let addresses = stated(&query.parts.addresses, weights::ADDRESS_SHARED);
    let slips = if query.malformed.is_empty() {
        0.0
    } else {
        weights::ID_SLIP
    };
    let most = weights::WEAK_CONFIRMS + dates + countries + births + addresses + slips;
    if query.ids.is_empty() {
        (options.threshold - most).max(weights::NAME_FLOOR)
    } else {
        weights::NAME_FLOOR
    }
}

/// Basis of a list whose version of the day asked is kept.
pub const BASIS_KEPT: &str = "version kept";
/// Basis of a list of which only later versions are kept, whose stated listing dates tell.
pub const BASIS_STATED: &str = "stated dates";

fn listing(as_of: Option<&str>, facts: &Facts, list: Option<&exonym_index::MetaList>) -> Listing {
    let ended_by_then = match (as_of, &facts.ended) {
        (Some(day), Some(ended)) => ended.as_str() <= day,
        _ => true,
    };
    let state = if facts.delisted && ended_by_then {
        ListingState::Delisted
    } else {
        ListingState::Listed
    };
    let basis = as_of.map(|day| {
        let published = list
            .map(|list| list.version.published.as_str())
            .unwrap_or_default();
        match list.and_then(|list| list.basis.as_deref()) {
            Some(BASIS_KEPT) => format!("from the version of {published}, in service on {day}"),
            _ if facts.listed.is_some() => {
                format!("from the listing dates that the version of {published} states")
            }
            _ => format!("listing date not stated; on the list by {published}"),
        }
    });
    Listing {
        state,
        since: facts.listed.clone(),
        until: facts.ended.clone(),
        basis,
    }
}

/// The line that the sum begins with: two names agree in full until something is taken off.
fn full_agreement(asked: &str, listed: &str) -> Part {
    Part {
        part: "name".to_owned(),
        query: asked.to_owned(),
        candidate: listed.to_owned(),
        detail: "full agreement, from which the lines below take off".to_owned(),
        weight: 1.0,
        effect: 1.0,
    }
}

fn name_lines(comparison: &exonym_names::Comparison, out: &mut Vec<Part>) -> Vec<String> {
    let mut roads: Vec<String> = Vec::new();
    for part in &comparison.parts {
        if let Some(road) = part.road.filter(|road| !roads.iter().any(|known| known == road)) {
            roads.push(road.to_owned());
        }
        let told = [Some(part.relation.name()), part.road, part.note.as_deref()];
        let detail = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
        out.push(Part {
            part: "name".to_owned(),
            query: part.query.clone(),
            candidate: part.listed.clone(),
            detail,
            weight: part.weight,
            effect: part.effect,
        });
    }
    roads
}

fn matched_name(asked: &str, bundle: Option<&Bundle>, row: NameRow, roads: Vec<String>) -> Matched {
    let statement = bundle.and_then(|bundle| bundle.party.statements.get(row.statement as usize));
    let listed = statement
        .map(|statement| statement.value.clone())
        .unwrap_or_default();
    Matched {
        query: asked.to_owned(),
        script: exonym_text::script::main_script(&listed).iso15924().to_owned(),
        property: statement
            .map(|statement| statement.prop.name().to_owned())
            .unwrap_or_default(),
        quality: statement.map_or(Quality::Unstated, |statement| statement.quality()),
        listed,
        roads,
    }
}

fn matched_id(evidence: &[Evidence]) -> Matched {
    let line = evidence.iter().find(|line| line.part.part == "identifier");
    let (query, listed) = line
        .map(|line| (line.part.query.clone(), line.part.candidate.clone()))
        .unwrap_or_default();
    Matched {
        query,
        listed,
        property: line.map(|line| line.part.detail.clone()).unwrap_or_default(),
        quality: Quality::Unstated,
        script: "Zyyy".to_owned(),
        roads: Vec::new(),
    }
}

fn bounds_line(effect: f32) -> Part {
    let detail = if effect < 0.0 {
        "the score is at most 1"
    } else {
        "the score is at least 0"
    };
    let (query, candidate) = (String::new(), String::new());
    Part {
        part: "bounds".to_owned(),
        query,
        candidate,
        detail: detail.to_owned(),
        weight: 1.0,
        effect,
    }
}
