//! Entities to list entries: one query for each distinct person, organisation and vessel, by its longest form.
//!
//! A bare surname is never asked, nor are countries, places and groups. What the document tells of a person's country is evidence in the query, so
//! it stands in the explanation of each finding. Names that the document gives beside the longest are asked for themselves, to show by which
//! road they meet the same entry; two persons who meet one entry by different spellings are one.

use exonym_model::{CountryCode, Schema};
use exonym_screen::{Finding, Options, Outcome, Query, QueryParts, Scratch, ScreenError, Screener, Strength};

use crate::page::Page;
use crate::reading::{Entity, EntityKind, How, Mention};
use crate::role_evidence;

/// Whoever can be asked for list entries.
pub trait Lists {
    /// Answers a query.
    ///
    /// # Errors
    /// The index is damaged.
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError>;
}

impl<D: AsRef<[u8]>> Lists for Screener<D> {
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError> {
        self.screen(query, options, scratch)
    }
}

/// One word that names an organisation meets an entry only when it is written so: nothing else tells it from a common word.
const SINGLE_WORD: f32 = 0.95;
/// Two spellings are one person when both meet one entry at this score.
const SAME_ENTRY: f32 = 0.85;
/// A finding this far below the best of its entity is another party of a like name.
const BELOW_BEST: f32 = 0.1;
/// The best is sure enough to put others aside from this score on.
const SURE: f32 = 0.9;
/// The most names of one entity that are asked.
const MOST_NAMES: usize = 8;

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
        let Some(schema) = schema(entity) else { continue };
        let names = names(page, entity);
        let Some((longest, others)) = names.split_first() else {
            continue;
        };
        let mut findings = ask(lists, options, &mut scratch, entity, longest, schema)?;
        for other in others {
            let found = ask(lists, options, &mut scratch, entity, other, schema)?;
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
        findings.retain(|finding| fits(entity.kind, finding) && (best < SURE || finding.score >= best - BELOW_BEST));
        role_evidence::weigh(entity, &mut findings);
        left_out += before - findings.len();
        entity.findings = findings;
    }
    join_same(entities);
    Ok((left_out > 0).then(|| format!("{left_out} findings of weak strength, of another kind of party or far below a sure one are left out; `exonym screen NAME` shows them")))
}

/// Whether a finding can be what the document names: a person is no ministry, and a near name with nothing beside it is for screening, not for reading.
fn fits(kind: EntityKind, finding: &Finding) -> bool {
    let schema: Option<Schema> = finding.schema.parse().ok();
    let is_a = |wanted: Schema| schema.is_some_and(|schema| schema.is_a(wanted));
    let same_kind = match kind {
        EntityKind::Person => !is_a(Schema::Organization) && !is_a(Schema::Vehicle),
        EntityKind::Organisation => !is_a(Schema::Person) && !is_a(Schema::Vehicle),
        _ => true,
    };
    same_kind && finding.strength > Strength::Weak
}

/// What is asked for; `None` for what no list has or what is too little to ask.
fn schema(entity: &Entity) -> Option<Schema> {
    match entity.kind {
        EntityKind::Person => Some(Schema::Person),
        EntityKind::Organisation => Some(Schema::Organization),
        EntityKind::Vessel => Some(Schema::Vessel),
        EntityKind::Other => Some(Schema::LegalEntity),
        EntityKind::State | EntityKind::Place | EntityKind::Group | EntityKind::Weapon => None,
    }
}

/// The longest name first, then the other full names, each once. A person's single word is none.
fn names(page: &Page, entity: &Entity) -> Vec<String> {
    let full = |name: &str| {
        entity.kind != EntityKind::Person
            || name.split_whitespace().count() >= 2
            || !name.is_ascii() && name.chars().count() >= 2 && is_unspaced(name)
    };
    let mut names: Vec<String> = Vec::new();
    let mut put = |name: &str| {
        let name = name.trim();
        if full(name)
            && !names.iter().any(|known| known.eq_ignore_ascii_case(name))
            && names.len() < MOST_NAMES
        {
            names.push(name.to_owned());
        }
    };
    put(&entity.name);
    for mention in &entity.mentions {
        if mention.how == How::Alias || mention.how == How::Name && entity.kind == EntityKind::Person {
            put(page.text.slice(mention.span));
        }
    }
    names
}

/// Scripts that write a whole name without blanks.
fn is_unspaced(name: &str) -> bool {
    name.chars()
        .all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

fn ask(
    lists: &dyn Lists,
    options: &Options,
    scratch: &mut Scratch,
    entity: &Entity,
    name: &str,
    schema: Schema,
) -> Result<Vec<Finding>, ScreenError> {
    let parts = QueryParts {
        names: vec![name.to_owned()],
        schema: Some(schema),
        countries: entity
            .country
            .as_deref()
            .and_then(CountryCode::new)
            .into_iter()
            .collect(),
        ..QueryParts::default()
    };
    // A name that cannot be asked (marks alone) meets nothing.
    let Ok(query) = Query::new(parts) else {
        return Ok(Vec::new());
    };
    let single = name.split_whitespace().count() < 2 && !is_unspaced(name);
    let floor = if single {
        SINGLE_WORD.max(options.threshold)
    } else {
        options.threshold
    };
    let mut findings = lists.find(&query, options, scratch)?.findings;
    findings.retain(|finding| finding.score >= floor);
    Ok(findings)
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

/// Joins persons who meet one entry: the later becomes an alias of the earlier.
fn join_same(entities: &mut Vec<Entity>) {
    let best = |entity: &Entity| {
        let finding = entity
            .findings
            .first()
            .filter(|finding| finding.score >= SAME_ENTRY)?;
        (entity.kind == EntityKind::Person).then(|| {
            (
                finding.id.clone(),
                finding.caption.clone(),
                finding.matched.roads.join(", "),
            )
        })
    };
    let mut at = 1;
    while at < entities.len() {
        let Some((id, caption, roads)) = entities.get(at).and_then(best) else {
            at += 1;
            continue;
        };
        let earlier = entities
            .iter()
            .take(at)
            .position(|other| best(other).is_some_and(|(own, _, _)| own == id));
        let Some(earlier) = earlier else {
            at += 1;
            continue;
        };
        let gone = entities.remove(at);
        let Some(target) = entities.get_mut(earlier) else {
            continue;
        };
        let road = if roads.is_empty() {
            String::new()
        } else {
            format!(" ({roads})")
        };
        let renamed = gone.mentions.into_iter().map(|mention| {
            let how = if mention.how == How::Name {
                How::Alias
            } else {
                mention.how
            };
            Mention {
                how,
                why: format!("both meet {caption}{road}"),
                ..mention
            }
        });
        target.mentions.extend(renamed);
        target.mentions.sort_by_key(|mention| mention.span);
        target.roles.extend(gone.roles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(name: &str, kind: EntityKind) -> Entity {
        Entity {
            id: "e1".to_owned(),
            name: name.to_owned(),
            kind,
            country: None,
            members: Vec::new(),
            mentions: Vec::new(),
            roles: Vec::new(),
            findings: Vec::new(),
        }
    }

    #[test]
    fn bare_surnames_and_countries_are_never_asked() {
        let page = Page::default();
        assert!(names(&page, &entity("Kim", EntityKind::Person)).is_empty());
        assert_eq!(
            names(&page, &entity("Kim Jong Un", EntityKind::Person)),
            ["Kim Jong Un"]
        );
        assert_eq!(names(&page, &entity("김정은", EntityKind::Person)), ["김정은"]);
        for kind in [
            EntityKind::State,
            EntityKind::Place,
            EntityKind::Group,
            EntityKind::Weapon,
        ] {
            assert_eq!(schema(&entity("Cuba", kind)), None);
        }
    }
}
