//! The office that a document gives a person against what an entry says of its own.
//!
//! A list enters a person once. Where two entries of one list bear the name, and what is published of one tells of the office that the document
//! tells of (`press secretary` for a spokesman), the other is somebody else. The line is shown with the finding; it adds nothing to the score.

use exonym_model::Prop;
use exonym_screen::{Finding, Part};

use crate::mentions::tables;
use crate::reading::{Entity, EntityKind};

/// An entry's texts are looked through up to so many words.
const LONGEST: usize = 400;
/// Properties that tell what someone is or did.
const TOLD: &[&str] = &["position", "notes", "reason", "summary", "description", "title"];

/// Sets entries of one list aside that are somebody else, and shows the offices that agree.
pub(crate) fn weigh(entity: &Entity, findings: &mut Vec<Finding>) {
    if entity.kind != EntityKind::Person || entity.roles.is_empty() {
        return;
    }
    let own: Vec<&'static str> = entity
        .roles
        .iter()
        .flat_map(|role| offices(&role.title))
        .map(|(class, _)| class)
        .collect();
    let agreeing: Vec<Option<String>> = findings.iter().map(|finding| agreement(finding, &own)).collect();
    for (finding, words) in findings.iter_mut().zip(&agreeing) {
        if let Some(words) = words {
            finding.explanation.push(Part {
                part: "role".to_owned(),
                query: entity
                    .roles
                    .iter()
                    .map(|role| role.title.as_str())
                    .collect::<Vec<_>>()
                    .join("; "),
                candidate: words.clone(),
                detail: "the office that the document tells of is told of the entry, too; shown, not counted"
                    .to_owned(),
                weight: 1.0,
                effect: 0.0,
            });
        }
    }
    let lists_of = |finding: &Finding| {
        finding
            .entries
            .iter()
            .map(|entry| entry.list.clone())
            .collect::<Vec<_>>()
    };
    let sure: Vec<String> = findings
        .iter()
        .zip(&agreeing)
        .filter(|(_, words)| words.is_some())
        .flat_map(|(finding, _)| lists_of(finding))
        .collect();
    let mut agreeing = agreeing.into_iter();
    findings.retain(|finding| {
        let agrees = agreeing.next().flatten().is_some();
        agrees || !lists_of(finding).iter().any(|list| sure.contains(list))
    });
}

/// The words of an entry that tell of one of the offices.
fn agreement(finding: &Finding, own: &[&'static str]) -> Option<String> {
    let told = |prop: &Prop| TOLD.contains(&prop.name());
    finding.entries.iter().find_map(|entry| {
        let entities = std::iter::once(&entry.bundle.party).chain(&entry.bundle.linked);
        let statements = entities
            .flat_map(|entity| &entity.statements)
            .filter(|statement| told(&statement.prop));
        statements
            .flat_map(|statement| offices(&statement.value))
            .find(|(class, _)| own.contains(class))
            .map(|(_, words)| words)
    })
}

/// The offices that a text tells of: their classes and words.
fn offices(text: &str) -> Vec<(&'static str, String)> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(LONGEST)
        .map(str::to_lowercase)
        .collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .map(String::as_str)
            .unwrap_or_default();
        // A press secretary speaks; any other secretary of a state is a minister or an aide.
        let class = if word == "secretary" && before == "press" {
            Some("spokesman")
        } else {
            tables::calling(word).map(|calling| calling.class)
        };
        if let Some(class) = class.filter(|class| *class != "other") {
            found.push((class, format!("{before} {word}").trim().to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_texts() {
        let classes = |text: &str| {
            offices(text)
                .into_iter()
                .map(|(class, _)| class)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            classes("President Putin’s Press Secretary"),
            ["head", "spokesman"]
        );
        assert_eq!(classes("Kremlin spokesman"), ["spokesman"]);
        assert_eq!(classes("working as director of a company"), ["official"]);
        assert!(classes("").is_empty());
    }
}
