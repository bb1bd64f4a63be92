//! The lists beside the article: who is named, who said what, claims and denials, events, dates. Each line opens its sentence.

use std::fmt::Write;

use exonym_screen::{Finding, ListingState};

use super::article::class;
use super::escape::{escaped, web_address};
use super::{name_of, sentence_of, text_at};
use crate::reading::{Entity, Event, Modality, Pair, Reading, Stance, Statement};

/// Links from an entity to its mentions; more are counted.
const MOST_LINKS: usize = 12;
/// List entries of an entity that stand open; the rest fold.
const MOST_FINDINGS: usize = 2;
/// Letters of a hash that are shown; the whole is in the JSON.
const HASH_SHOWN: usize = 12;

/// Writes the lists.
pub(super) fn write(reading: &Reading, out: &mut String) {
    out.push_str("<aside aria-label=\"What was found\">\n");
    let tabs = [
        ("named", "Named", reading.entities.len()),
        ("said", "Said", reading.statements.len()),
        ("pairs", "Pairs", reading.pairs.len()),
        ("events", "Events", reading.events.len()),
        ("dates", "Dates", reading.dates.len()),
    ];
    for (number, (id, ..)) in tabs.iter().enumerate() {
        let checked = if number == 0 { " checked" } else { "" };
        let _ = write!(
            out,
            "<input type=\"radio\" name=\"tab\" id=\"tab-{id}\" class=\"tab\"{checked}>"
        );
    }
    out.push_str("<div class=\"tabs\">");
    for (id, name, count) in tabs {
        let _ = write!(
            out,
            "<label for=\"tab-{id}\">{name} <span class=\"count\">{count}</span></label>"
        );
    }
    out.push_str("</div>\n<ol class=\"list\" id=\"list-named\">\n");
    reading.entities.iter().for_each(|one| entity(reading, one, out));
    out.push_str("</ol>\n<ol class=\"list\" id=\"list-said\">\n");
    reading
        .statements
        .iter()
        .for_each(|one| statement(reading, one, out));
    out.push_str("</ol>\n<ol class=\"list\" id=\"list-pairs\">\n");
    reading.pairs.iter().for_each(|one| pair(reading, one, out));
    out.push_str("</ol>\n<ol class=\"list\" id=\"list-events\">\n");
    reading.events.iter().for_each(|one| event(reading, one, out));
    out.push_str("</ol>\n<ol class=\"list\" id=\"list-dates\">\n");
    for date in &reading.dates {
        let _ = writeln!(
            out,
            "<li><a href=\"#t{}\">{}</a> <code>{}</code></li>",
            sentence_of(reading, date.span.start),
            escaped(text_at(reading, date.span)),
            escaped(&date.value)
        );
    }
    out.push_str("</ol>\n</aside>\n");
}

fn entity(reading: &Reading, entity: &Entity, out: &mut String) {
    let kind = class(entity.kind);
    let _ = write!(
        out,
        "<li data-of=\"{}\"><b class=\"{kind}\" dir=\"auto\">{}</b> <span class=\"kind\">{kind}",
        entity.id,
        escaped(&entity.name)
    );
    if let Some(country) = &entity.country {
        let _ = write!(out, ", {}", escaped(&country.to_uppercase()));
    }
    out.push_str("</span>");
    let mut titles: Vec<&str> = entity.roles.iter().map(|role| role.title.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    if !titles.is_empty() {
        let _ = write!(out, "<div class=\"roles\">{}</div>", escaped(&titles.join("; ")));
    }
    if !entity.members.is_empty() {
        let names: Vec<&str> = entity.members.iter().map(|id| name_of(reading, id)).collect();
        let _ = write!(
            out,
            "<div class=\"roles\">stands for {}</div>",
            escaped(&names.join(", "))
        );
    }
    out.push_str("<div class=\"links\">");
    for mention in entity.mentions.iter().take(MOST_LINKS) {
        let _ = write!(
            out,
            "<a href=\"#t{}\" title=\"{} ({:.2})\">{}</a> ",
            sentence_of(reading, mention.span.start),
            escaped(&mention.why),
            mention.confidence,
            escaped(text_at(reading, mention.span))
        );
    }
    if entity.mentions.len() > MOST_LINKS {
        let _ = write!(out, "and {} more", entity.mentions.len() - MOST_LINKS);
    }
    out.push_str("</div>");
    let (first, rest) = entity.findings.split_at(entity.findings.len().min(MOST_FINDINGS));
    first.iter().for_each(|one| finding(one, out));
    if !rest.is_empty() {
        let _ = write!(
            out,
            "<details><summary>{} more list entries</summary>",
            rest.len()
        );
        rest.iter().for_each(|one| finding(one, out));
        out.push_str("</details>");
    }
    out.push_str("</li>\n");
}

fn finding(finding: &Finding, out: &mut String) {
    let all_delisted = finding
        .entries
        .iter()
        .all(|entry| entry.listing.state == ListingState::Delisted);
    let word = if all_delisted { "delisted" } else { "on a list" };
    let _ = write!(
        out,
        "<div class=\"finding\"><b>{word}: {}</b> <span class=\"kind\">{:.2}</span><div>matched {}",
        escaped(&finding.caption),
        finding.score,
        escaped(&finding.matched.listed)
    );
    if !finding.matched.roads.is_empty() {
        let _ = write!(out, " by {}", escaped(&finding.matched.roads.join(", ")));
    }
    out.push_str("</div>");
    for entry in &finding.entries {
        let citation = &entry.citation;
        let record = format!("{} {}", entry.list, citation.record);
        let _ = write!(out, "<div class=\"citation\">");
        match citation.url.as_deref().and_then(web_address) {
            Some(address) => {
                let _ = write!(
                    out,
                    "<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>",
                    escaped(address),
                    escaped(&record)
                );
            }
            None => {
                let _ = write!(out, "{}", escaped(&record));
            }
        }
        let hash: String = citation.sha256.chars().take(HASH_SHOWN).collect();
        let state = if entry.listing.state == ListingState::Delisted {
            ", delisted"
        } else {
            ""
        };
        let _ = write!(
            out,
            ", {}, published {}{state}, file {}…</div>",
            escaped(&citation.publisher),
            escaped(&citation.published),
            escaped(&hash)
        );
    }
    out.push_str("</div>");
}

/// Speakers, outermost first.
pub(super) fn chain(reading: &Reading, statement: &Statement) -> String {
    let name = |speaker: &crate::reading::Speaker| match &speaker.entity {
        Some(id) => name_of(reading, id).to_owned(),
        None => format!("“{}”", text_at(reading, speaker.span)),
    };
    if statement.speakers.is_empty() {
        "not said who".to_owned()
    } else {
        statement.chain(" → ", name)
    }
}

fn said(reading: &Reading, statement: &Statement) -> String {
    let pieces: Vec<&str> = statement
        .content
        .iter()
        .map(|span| text_at(reading, *span))
        .collect();
    pieces.join(" … ")
}

fn start(statement: &Statement) -> usize {
    statement
        .cue
        .or(statement.content.first().copied())
        .map_or(0, |span| span.start)
}

fn statement(reading: &Reading, statement: &Statement, out: &mut String) {
    let stance = stance(statement.stance);
    let _ = write!(
        out,
        "<li data-of=\"{}\"><a href=\"#t{}\">{}</a> <span class=\"stance {stance}\">{}{}</span><blockquote dir=\"auto\">{}</blockquote>",
        statement.id,
        sentence_of(reading, start(statement)),
        escaped(&chain(reading, statement)),
        if statement.negated { "did not " } else { "" },
        stance.replace('_', " "),
        escaped(&said(reading, statement))
    );
    let cue = statement.cue.map_or("", |cue| text_at(reading, cue));
    let _ = writeln!(
        out,
        "<div class=\"rule\">“{}”, rule {}</div></li>",
        escaped(cue),
        escaped(&statement.rule)
    );
}

/// The JSON's word for a stance.
fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "assert",
        Stance::Deny => "deny",
        Stance::Confirm => "confirm",
        Stance::RefuseComment => "refuse_comment",
        Stance::Accuse => "accuse",
        Stance::Condemn => "condemn",
        Stance::Praise => "praise",
        Stance::Promise => "promise",
        Stance::Warn => "warn",
        Stance::Suggest => "suggest",
        Stance::Concern => "concern",
    }
}

fn pair(reading: &Reading, pair: &Pair, out: &mut String) {
    out.push_str("<li>");
    for (word, id) in [("claim", &pair.claim), ("denial", &pair.denial)] {
        let Some(statement) = reading.statements.iter().find(|one| one.id == *id) else {
            continue;
        };
        let _ = write!(
            out,
            "<div class=\"side {word}\" data-of=\"{}\"><span class=\"kind\">{word}</span> <a href=\"#t{}\">{}</a><blockquote dir=\"auto\">{}</blockquote></div>",
            statement.id,
            sentence_of(reading, start(statement)),
            escaped(&chain(reading, statement)),
            escaped(&said(reading, statement))
        );
    }
    let _ = writeln!(
        out,
        "<div class=\"rule\">{}: {}. To review: which is true is not judged.</div></li>",
        escaped(&pair.kind.replace('_', " ")),
        escaped(&pair.why)
    );
}

fn event(reading: &Reading, event: &Event, out: &mut String) {
    let names = |ids: &[String]| -> String {
        let names: Vec<&str> = ids.iter().map(|id| name_of(reading, id)).collect();
        names.join(", ")
    };
    let _ = write!(
        out,
        "<li data-of=\"{}\" class=\"{}\"><a href=\"#t{}\">{}</a> <span class=\"kind\">{}</span> <span class=\"modality\">{}</span><div>{}",
        event.id,
        modality(event.modality),
        sentence_of(reading, event.trigger.start),
        escaped(text_at(reading, event.trigger)),
        escaped(&match &event.mode {
            Some(mode) => format!("{} {mode}", event.kind),
            None => event.kind.clone(),
        }),
        modality(event.modality),
        escaped(&names(&event.actors))
    );
    if !event.recipients.is_empty() {
        let _ = write!(out, " → {}", escaped(&names(&event.recipients)));
    }
    out.push_str("</div>");
    let mut facts: Vec<String> = Vec::new();
    facts.extend(event.date.as_ref().map(|date| format!("on {date}")));
    facts.extend(event.reported_on.as_ref().map(|date| format!("told on {date}")));
    facts.extend(
        event
            .place
            .as_ref()
            .map(|place| format!("at {}", name_of(reading, place))),
    );
    facts.extend(
        event
            .items
            .iter()
            .map(|item| format!("“{}”", text_at(reading, *item))),
    );
    if !event.attributed_to.is_empty() {
        facts.push(format!(
            "as told by {}",
            names(&event.attributed_to).replace(", ", " → ")
        ));
    }
    if !facts.is_empty() {
        let _ = write!(out, "<div class=\"facts\">{}</div>", escaped(&facts.join("; ")));
    }
    let _ = writeln!(
        out,
        "<div class=\"rule\">rule {}</div></li>",
        escaped(&event.rule)
    );
}

/// The JSON's word for a modality.
pub(super) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Denied => "denied",
        Modality::Negated => "negated",
        Modality::Hypothetical => "hypothetical",
        Modality::Planned => "planned",
        Modality::Historical => "historical",
    }
}
