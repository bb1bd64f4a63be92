//! Persons who turn out to be one because both meet one list entry.

use crate::reading::{Entity, EntityKind, How, Mention};

/// Two spellings are one person when both meet one entry at this score.
const SAME_ENTRY: f32 = 0.85;

/// Joins persons who meet one entry: the later becomes an alias of the earlier.
pub(super) fn same(entities: &mut Vec<Entity>) {
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
