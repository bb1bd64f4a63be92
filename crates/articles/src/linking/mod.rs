//! Entities to list entries: one query for each distinct person, organisation and vessel, by its longest form.
//!
//! A bare surname is never asked, nor are countries, places and groups. What the document tells of a person's country is evidence in the query, so
//! it stands in the explanation of each finding. Names that the document gives beside the longest are asked for themselves, to show by which
//! road they meet the same entry; two persons who meet one entry by different spellings are one.

mod ask;
mod join;
mod memory;
mod role;

use exonym_model::{Quality, Schema};
use exonym_screen::{Finding, Options, Outcome, Query, QueryParts, Scratch, ScreenError, Screener, Strength};

use crate::mentions::tables;
use crate::page::Page;
use crate::reading::{Entity, EntityKind, How};

pub use memory::Remembering;

/// Whoever can be asked for list entries.
pub trait Lists {
    /// Answers a query.
    ///
    /// # Errors
    /// The index is damaged.
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError>;

    /// Answers what is not yet prepared for asking; `None` where it cannot be asked (marks alone are no name).
    ///
    /// # Errors
    /// The index is damaged.
    fn find_parts(
        &self,
        parts: QueryParts,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Result<Option<Outcome>, ScreenError> {
        match Query::new(parts) {
            Ok(query) => self.find(&query, options, scratch).map(Some),
            Err(_) => Ok(None),
        }
    }
}

impl<D: AsRef<[u8]>> Lists for Screener<D> {
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError> {
        if options.exhaustive {
            self.screen(query, options, scratch)
        } else {
            self.glance(query, options, scratch)
        }
    }
}

/// A finding this far below the best of its entity is another party of a like name.
const BELOW_BEST: f32 = 0.1;
/// The best is sure enough to put others aside from this score on.
const SURE: f32 = 0.9;

/// A name costs less than so much against the listed one where both are the same but for spelling of marks and small words.
const EXACT: f32 = 0.02;

/// Looks entities up, and joins those that turn out to be one.
pub(crate) fn link(
    page: &Page,
    entities: &mut Vec<Entity>,
    lists: &dyn Lists,
    options: &Options,
) -> Result<Option<String>, ScreenError> {
    let mut scratch = Scratch::default();
    let mut left_out = 0;
    for entity in entities.iter_mut() {
        let Some(schema) = ask::schema(entity) else {
            continue;
        };
        let common = ask::is_common_body(&entity.name);
        if common && entity.country.is_none() {
            continue;
        }
        let names = ask::names(page, entity);
        let Some((longest, others)) = names.split_first() else {
            continue;
        };
        let mut findings = ask::ask(lists, options, &mut scratch, entity, longest, schema)?;
        for other in others {
            let found = ask::ask(lists, options, &mut scratch, entity, other, schema)?;
            show_roads(page, entity, other, &found);
            for finding in found {
                if !findings.iter().any(|known| known.id == finding.id) {
                    findings.push(finding);
                }
            }
        }
        findings.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        let before = findings.len();
        let best = findings.first().map_or(0.0, |best| best.score);
        findings.retain(|finding| {
            fits(entity, finding)
                && (!common || of_its_country(finding))
                && (best < SURE || finding.score >= best - BELOW_BEST)
        });
        role::weigh(entity, &mut findings);
        left_out += before - findings.len();
        entity.findings = findings;
    }
    join::same(entities);
    Ok((left_out > 0).then(|| format!("{left_out} findings of weak strength, of another kind of party or far below a sure one are left out; `exonym screen NAME` shows them")))
}

/// Whether the country of the document is one of the entry's.
fn of_its_country(finding: &Finding) -> bool {
    let agrees = |line: &exonym_screen::Part| line.part == "country" && line.effect > 0.0;
    finding.explanation.iter().any(agrees)
}

/// Whether a finding can be what the document names: a person is no ministry, and a near name with nothing beside it is for screening, not for reading.
fn fits(entity: &Entity, finding: &Finding) -> bool {
    let schema: Option<Schema> = finding.schema.parse().ok();
    let is_a = |wanted: Schema| schema.is_some_and(|schema| schema.is_a(wanted));
    let single = entity.name.split_whitespace().count() < 2;
    let same_kind = match entity.kind {
        EntityKind::Person => !is_a(Schema::Organization) && !is_a(Schema::Vehicle),
        EntityKind::Organisation => !is_a(Schema::Person) && !is_a(Schema::Vehicle),
        // One word is no person's name in full.
        _ => !(single && is_a(Schema::Person)),
    };
    same_kind && (finding.strength > Strength::Weak || is_bodys_own(entity, finding))
}

/// Whether a body is named exactly as it is listed. How many bear its words says little then: a name of several words that is written so is nobody
/// else's by chance, and of one word the gazetteer must know it for a body.
fn is_bodys_own(entity: &Entity, finding: &Finding) -> bool {
    let names = finding.explanation.iter().filter(|line| line.part == "name");
    let exact = finding.score >= SURE && names.map(|line| line.effect).sum::<f32>() > 1.0 - EXACT;
    let words = finding.matched.query.split_whitespace().count();
    exact
        && entity.kind == EntityKind::Organisation
        && finding.matched.quality != Quality::Weak
        && (words >= 2 || tables::is_organisation(&entity.name))
}

/// Says with each mention of another name by which road it meets the entry.
fn show_roads(page: &Page, entity: &mut Entity, name: &str, found: &[Finding]) {
    let Some(best) = found.first() else { return };
    let roads = best.matched.roads.join(", ");
    let road = if roads.is_empty() {
        String::new()
    } else {
        format!(" ({roads})")
    };
    for mention in &mut entity.mentions {
        if page.text.slice(mention.span).trim() == name {
            mention.how = How::Alias;
            mention.why = format!(
                "{}; meets {} as listed: {}{road}",
                mention.why, best.caption, best.matched.listed
            );
        }
    }
}
