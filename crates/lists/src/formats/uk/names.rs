//! The UK's names: kinds and strengths in any spelling, six parts, other scripts.

use exonym_model::{NamePart, NoteKind, PartKind, Quality, Schema};

use super::designation::{Designation, Name};
use super::languages;
use crate::party::{NameRole, Party};
use crate::squash;

/// Primary names first, then their spellings, other scripts, and the rest, so that the caption is the primary name: rows
/// stand in the order of the alphabet.
pub(super) fn read(party: &mut Party, designation: &Designation) {
    let rank = |name: &&Name| match kind(name) {
        Some((NameRole::Primary, false)) => 0,
        Some((NameRole::Primary, true)) => 1,
        _ => 2,
    };
    let mut names: Vec<&Name> = designation.names.iter().collect();
    names.sort_by_key(rank);
    let (first, rest) = names.split_at(names.iter().filter(|name| rank(name) < 2).count());
    first.iter().for_each(|name| read_name(party, name));
    for name in &designation.non_latin {
        let tag = languages::tag(&name.script, &name.language).unwrap_or_else(|labels| {
            party.note(
                NoteKind::Odd,
                "name",
                format!("the script or language `{labels}` is not known; the name is kept without"),
            );
            None
        });
        party.name(
            NameRole::Primary,
            Quality::Unstated,
            &name.text,
            Vec::new(),
            tag.as_deref(),
        );
    }
    rest.iter().for_each(|name| read_name(party, name));
}

/// The role of a name, and whether it is a spelling of the primary one; `None` for a kind that is not known.
fn kind(name: &Name) -> Option<(NameRole, bool)> {
    match squash(&name.kind).to_lowercase().as_str() {
        "primary name" => Some((NameRole::Primary, false)),
        "primary name variation" => Some((NameRole::Primary, true)),
        "alias" | "aka" | "a.k.a" | "a.k.a." | "" => Some((NameRole::Alias, false)),
        "fka" | "f.k.a" | "f.k.a." | "former name" => Some((NameRole::Former, false)),
        _ => None,
    }
}

fn read_name(party: &mut Party, name: &Name) {
    let role = kind(name).map_or_else(
        || {
            party.note(
                NoteKind::Odd,
                "name",
                format!(
                    "the name type `{}` is not known; taken as an alias",
                    squash(&name.kind)
                ),
            );
            NameRole::Alias
        },
        |(role, _)| role,
    );
    let strength = name.strength.to_lowercase();
    let quality = match strength.as_str() {
        "" => Quality::Unstated,
        text if text.contains("low") => Quality::Weak,
        text if text.contains("good") => Quality::Strong,
        _ => {
            party.note(
                NoteKind::Odd,
                "name",
                format!("the strength `{strength}` is not known; taken as not stated"),
            );
            Quality::Unstated
        }
    };
    let whole = name
        .parts
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    party.name(role, quality, &whole, parts(name, party.entity.schema), None);
}

/// Name 1 is the given name, Name 6 the family name, those between are mixed. Name 6 alone is a whole name.
fn parts(name: &Name, schema: Schema) -> Vec<NamePart> {
    let filled = name.parts.iter().filter(|part| !part.is_empty()).count();
    if schema != Schema::Person || filled < 2 {
        return Vec::new();
    }
    let kinds = [
        PartKind::Given,
        PartKind::Ordered,
        PartKind::Ordered,
        PartKind::Ordered,
        PartKind::Ordered,
        PartKind::Family,
    ];
    let parts = kinds
        .into_iter()
        .zip(&name.parts)
        .filter(|(_, text)| !text.is_empty());
    parts
        .map(|(kind, text)| NamePart {
            kind,
            text: squash(text),
        })
        .collect()
}
