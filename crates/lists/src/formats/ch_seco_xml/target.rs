//! A target: the person, entity or object with its identities, measures and history.

use exonym_model::{Note, NoteKind, PartialDate, Prop, Schema};

use super::definitions::{Definitions, SanctionsSet};
use super::{Tally, identity, remarks};
use crate::xml::Element;
use crate::{Party, SanctionParts, Sink};

const AUTHORITY: &str = "State Secretariat for Economic Affairs (SECO)";

/// Reads one `<target>` and hands it on.
pub(super) fn read(
    target: &Element,
    list: &str,
    definitions: &Definitions,
    tally: &mut Tally,
    sink: &mut dyn Sink,
) {
    let skipped = |reason: &str| Note {
        kind: NoteKind::Skipped,
        record: target.attr("ssid").unwrap_or("(no ssid)").to_owned(),
        field: "target".to_owned(),
        reason: reason.to_owned(),
    };
    let Some(ssid) = target.attr("ssid") else {
        return sink.note(skipped("a target without `ssid` cannot be cited"));
    };
    let Some((subject, schema)) = subject_of(target) else {
        return sink.note(skipped("neither <individual>, <entity> nor <object>"));
    };
    let mut party = Party::new(list, ssid, schema);
    if schema == Schema::Thing {
        let kind = subject.attr("object-type").unwrap_or("(none)");
        party.note(
            NoteKind::Odd,
            "object-type",
            format!("`{kind}` is an unknown kind of object"),
        );
    }
    if let Some(sex) = subject.attr("sex") {
        party.text(Prop::GENDER, &sex.to_lowercase());
    }
    read_subject(&mut party, subject, definitions, tally);
    read_sanctions(&mut party, target, subject, definitions, tally);
    party.topic("sanction");
    party.finish(sink);
}

fn subject_of(target: &Element) -> Option<(&Element, Schema)> {
    target
        .children
        .iter()
        .find_map(|child| match child.name.as_str() {
            "individual" => Some((child, Schema::Person)),
            "entity" => Some((child, Schema::Organization)),
            "object" => {
                let schema = match child.attr("object-type").unwrap_or_default() {
                    "vessel" | "ship" => Schema::Vessel,
                    "aircraft" | "airplane" => Schema::Airplane,
                    _ => Schema::Thing,
                };
                Some((child, schema))
            }
            _ => None,
        })
}

fn read_subject(party: &mut Party, subject: &Element, definitions: &Definitions, tally: &mut Tally) {
    for child in &subject.children {
        match child.name.as_str() {
            "identity" => identity::read(party, child, definitions, tally),
            "other-information" => remarks::read(party, child.value().unwrap_or_default()),
            "relation" => relation(party, child),
            "justification" => {}
            other => tally.unknown_element(other),
        }
    }
}

/// A tie to another target. SECO types them loosely (`related-to`); family words make a Family.
fn relation(party: &mut Party, element: &Element) {
    let Some(other) = element.attr("target-id") else {
        return party.note(NoteKind::Dropped, "relation", "a relation without `target-id`");
    };
    let kind = element
        .attr("relation-type")
        .unwrap_or("related-to")
        .replace('-', " ");
    let family = [
        "child", "parent", "spouse", "sibling", "brother", "sister", "wife", "husband", "son", "daughter",
    ];
    let schema = if kind.split(' ').any(|word| family.contains(&word)) {
        Schema::Family
    } else {
        Schema::UnknownLink
    };
    party.link(
        schema,
        true,
        other,
        Some(element.text_of("remark").unwrap_or(&kind)),
    );
}

/// When the target was listed first, when it left (if it has not come back), and the last change.
#[derive(Default)]
struct History {
    listed: Option<PartialDate>,
    ended: Option<PartialDate>,
    delisted: bool,
    changed: Option<PartialDate>,
}

fn history_of(target: &Element) -> History {
    let mut history = History::default();
    let mut last: Option<(Option<PartialDate>, bool)> = None;
    for change in target.all("modification") {
        let date = |names: [&str; 3]| {
            names
                .iter()
                .find_map(|name| change.attr(name)?.parse::<PartialDate>().ok())
        };
        let published = date(["publication-date", "effective-date", "enactment-date"]);
        let effective = date(["effective-date", "publication-date", "enactment-date"]);
        history.changed = history.changed.max(published);
        let delisted = match change.attr("modification-type") {
            Some("de-listed" | "delisted") => true,
            Some("listed" | "re-listed") => false,
            _ => continue,
        };
        if !delisted {
            history.listed = [history.listed, published].into_iter().flatten().min();
        }
        // SECO writes the newest change first, so that of two on one day the first one stands.
        if last.is_none_or(|(day, _)| effective > day) {
            last = Some((effective, delisted));
        }
    }
    if let Some((day, true)) = last {
        history.delisted = true;
        history.ended = day;
    }
    history
}

fn read_sanctions(
    party: &mut Party,
    target: &Element,
    subject: &Element,
    definitions: &Definitions,
    tally: &mut Tally,
) {
    let history = history_of(target);
    if let Some(changed) = history.changed {
        party.exact_date(Prop::MODIFIED_AT, changed, &changed.to_string());
    }
    let reasons: Vec<&str> = subject.all("justification").filter_map(Element::value).collect();
    let reason = reasons.join("\n");
    let foreign = target.text_of("foreign-identifier");
    let un_reference = foreign.filter(|id| is_un_reference(id));
    if let Some(other) = foreign.filter(|_| un_reference.is_none()) {
        party.text(Prop::NOTES, &format!("Foreign identifier: {other}"));
    }
    let ssid = party.entity.record.clone();
    let mut ids: Vec<&str> = target
        .all("sanctions-set-id")
        .filter_map(Element::value)
        .collect();
    ids.extend(target.attr("sanctions-set-id"));
    if ids.is_empty() {
        party.note(
            NoteKind::Odd,
            "sanctions-set-id",
            "stands under no set of measures",
        );
        ids.push("");
    }
    for id in ids {
        let known = definitions.sets.get(id);
        if known.is_none() && !id.is_empty() {
            *tally.unknown_sets.entry(id.to_owned()).or_default() += 1;
        }
        let set = known.cloned().unwrap_or_else(SanctionsSet::default);
        party.sanction(SanctionParts {
            authority: AUTHORITY,
            authority_id: Some(&ssid),
            unsc_id: un_reference.or(foreign.filter(|_| set.from_un)),
            program: set.key.as_deref().or(set.ordinance.as_deref()),
            program_id: Some(id),
            legal_basis: set.ordinance.as_deref(),
            provisions: set.measures.as_deref(),
            listed: history.listed,
            ended: history.ended,
            status: history.delisted.then_some("delisted"),
            reason: Some(reason.as_str()),
            ..SanctionParts::default()
        });
    }
}

/// `KPi.033`, `QDe.004`, `TAi.002`: letters, `i` or `e`, point, digits.
fn is_un_reference(text: &str) -> bool {
    text.split_once('.').is_some_and(|(regime, number)| {
        (2..=4).contains(&regime.len())
            && regime.ends_with(['i', 'e'])
            && regime.chars().all(|c| c.is_ascii_alphabetic())
            && number.len() >= 3
            && number.chars().all(|c| c.is_ascii_digit())
    })
}
