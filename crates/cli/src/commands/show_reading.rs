//! A reading for people.

use std::collections::HashMap;
use std::io;

use exonym_articles::{Entity, How, Reading, Span, Stance, Statement};
use exonym_index::Meta;
use exonym_screen::{Finding, ListingState};
use owo_colors::Style;

use crate::printer::{Printer, styled};

/// A quoted stretch of text is cut after so many characters.
const LONGEST: usize = 300;

/// Pages that are named of an entity; the JSON has them all.
const MOST_PAGES: usize = 12;

/// Everything that was read.
pub(crate) fn reading(out: &mut Printer, reading: &Reading, meta: Option<&Meta>) -> io::Result<()> {
    head(out, reading)?;
    let names: HashMap<&str, &str> = reading
        .entities
        .iter()
        .map(|entity| (entity.id.as_str(), entity.name.as_str()))
        .collect();
    title(out, "Named", reading.entities.len())?;
    for entity in &reading.entities {
        named(out, reading, entity, &names)?;
    }
    title(out, "Who said what", reading.statements.len())?;
    for statement in &reading.statements {
        said(out, reading, statement, &names)?;
    }
    if !reading.pairs.is_empty() {
        title(out, "Claims and denials to review", reading.pairs.len())?;
        for pair in &reading.pairs {
            out.line(format!(
                "  {} {} {}: {}",
                pair.denial,
                pair.kind.replace('_', " "),
                pair.claim,
                pair.why
            ))?;
        }
    }
    if !reading.events.is_empty() {
        title(out, "Events", reading.events.len())?;
        for event in &reading.events {
            let list = |ids: &[String]| {
                ids.iter()
                    .map(|id| name_of(&names, id))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let date = event.date.as_deref().unwrap_or("no date");
            let modality = format!("{:?}", event.modality).to_lowercase();
            out.line(format!(
                "  {} {} \"{}\": {} -> {} ({date}, {modality}{})",
                event.id,
                event.kind,
                text(reading, event.trigger),
                list(&event.actors),
                list(&event.recipients),
                pages(reading, std::iter::once(event.trigger))
            ))?;
        }
    }
    if !reading.dates.is_empty() {
        title(out, "Dates", reading.dates.len())?;
        for date in &reading.dates {
            out.line(format!("  {} \"{}\"", date.value, text(reading, date.span)))?;
        }
    }
    for note in &reading.notes {
        out.line(format!("note: {note}"))?;
    }
    if let Some(meta) = meta {
        out.line(format!(
            "Asked: {} lists, snapshot {}.",
            meta.lists.len(),
            meta.snapshot.get(..12).unwrap_or(&meta.snapshot)
        ))?;
    }
    Ok(())
}

fn head(out: &mut Printer, reading: &Reading) -> io::Result<()> {
    let document = &reading.document;
    out.line(styled(
        document.title.as_deref().unwrap_or("(no title)"),
        Style::new().bold(),
    ))?;
    let date = match (&document.date, &document.date_from) {
        (Some(date), Some(from)) => format!("{date} (from {from})"),
        _ => "date not stated, so no year is made up".to_owned(),
    };
    let by = document
        .byline
        .as_ref()
        .map(|by| format!("by {by}; "))
        .unwrap_or_default();
    out.line(format!(
        "{by}{date}; {}; {} sentences; language {}",
        document.form,
        reading.sentences.len(),
        document.language
    ))
}

fn title(out: &mut Printer, what: &str, count: usize) -> io::Result<()> {
    out.line("")?;
    out.line(styled(
        &format!("{what} ({count})"),
        Style::new().bold().underline(),
    ))
}

fn named(
    out: &mut Printer,
    reading: &Reading,
    entity: &Entity,
    names: &HashMap<&str, &str>,
) -> io::Result<()> {
    let kind = format!("{:?}", entity.kind).to_lowercase();
    let country = entity
        .country
        .as_deref()
        .map(|code| format!(", {code}"))
        .unwrap_or_default();
    let roles: Vec<String> = entity.roles.iter().map(|role| one_line(&role.title)).collect();
    let roles = if roles.is_empty() {
        String::new()
    } else {
        format!(": {}", roles.join("; "))
    };
    out.line(format!(
        "  {} {} ({kind}{country}){roles}",
        entity.id,
        styled(&entity.name, Style::new().bold())
    ))?;
    if !entity.members.is_empty() {
        let members: Vec<&str> = entity.members.iter().map(|id| name_of(names, id)).collect();
        out.line(format!("     inferred: {}", members.join(" and ")))?;
    }
    out.line(format!("     {}", mentions(reading, entity)))?;
    for mention in entity.mentions.iter().filter(|mention| mention.how == How::Alias) {
        out.line(format!(
            "     also \"{}\": {}",
            text(reading, mention.span),
            mention.why
        ))?;
    }
    for finding in &entity.findings {
        listed(out, finding)?;
    }
    Ok(())
}

/// `17 times: "Kim Jong Un" 2, "Kim" 15; by pronoun 3`.
fn mentions(reading: &Reading, entity: &Entity) -> String {
    let mut forms: Vec<(String, usize)> = Vec::new();
    let mut pronouns = 0;
    for mention in &entity.mentions {
        if mention.how == How::Pronoun {
            pronouns += 1;
            continue;
        }
        let form = text(reading, mention.span);
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    let forms: Vec<String> = forms
        .into_iter()
        .map(|(form, count)| format!("\"{form}\" {count}"))
        .collect();
    let pronouns = if pronouns > 0 {
        format!("; by pronoun {pronouns}")
    } else {
        String::new()
    };
    format!(
        "mentioned {}: {}{pronouns}{}",
        entity.mentions.len(),
        forms.join(", "),
        pages(reading, entity.mentions.iter().map(|mention| mention.span))
    )
}

/// `, page 3` or `, pages 1, 3, 4`, where the document has pages.
fn pages(reading: &Reading, places: impl Iterator<Item = Span>) -> String {
    let mut numbers: Vec<usize> = places.filter_map(|place| reading.page_of(place)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let shown: Vec<String> = numbers.iter().take(MOST_PAGES).map(usize::to_string).collect();
    let more = if numbers.len() > MOST_PAGES { ", ..." } else { "" };
    match shown.as_slice() {
        [] => String::new(),
        [one] => format!(", page {one}"),
        several => format!(", pages {}{more}", several.join(", ")),
    }
}

fn listed(out: &mut Printer, finding: &Finding) -> io::Result<()> {
    let roads = if finding.matched.roads.is_empty() {
        String::new()
    } else {
        format!(", {}", finding.matched.roads.join(", "))
    };
    let head = format!(
        "LISTED {} {:.2} {}",
        finding.caption,
        finding.score,
        finding.strength.as_str()
    );
    let asked = &finding.matched.query;
    out.line(format!(
        "     {}: \"{asked}\" as \"{}\"{roads}",
        styled(&head, Style::new().red().bold()),
        finding.matched.listed
    ))?;
    for entry in &finding.entries {
        let state = if entry.listing.state == ListingState::Delisted {
            ", DELISTED"
        } else {
            ""
        };
        let citation = &entry.citation;
        out.line(format!(
            "       {} ({}, {}{state})",
            entry.id, citation.publisher, citation.published
        ))?;
    }
    Ok(())
}

fn said(
    out: &mut Printer,
    reading: &Reading,
    statement: &Statement,
    names: &HashMap<&str, &str>,
) -> io::Result<()> {
    let speakers = statement.chain(" > ", |speaker| {
        let written = text(reading, speaker.span);
        match speaker.entity.as_deref().map(|id| name_of(names, id)) {
            Some(name) if name != written => format!("{written} [{name}]"),
            _ => written,
        }
    });
    let cue = statement
        .cue
        .map_or_else(|| "(goes on)".to_owned(), |cue| text(reading, cue));
    let parent = statement
        .parent
        .as_ref()
        .map(|parent| format!(" in {parent}"))
        .unwrap_or_default();
    let stance = format!(
        "{}{}",
        stance(statement.stance),
        if statement.negated { ", not said" } else { "" }
    );
    out.line(format!(
        "  {}{parent} {} {} ({stance}{}):",
        statement.id,
        styled(&speakers, Style::new().bold()),
        cue,
        pages(reading, statement.content.iter().copied().take(1))
    ))?;
    for content in &statement.content {
        out.line(format!("     {}", text(reading, *content)))?;
    }
    Ok(())
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "asserts",
        Stance::Deny => "denies",
        Stance::Confirm => "confirms",
        Stance::RefuseComment => "refuses to comment",
        Stance::Accuse => "accuses",
        Stance::Condemn => "condemns",
        Stance::Praise => "praises",
        Stance::Promise => "promises",
        Stance::Warn => "warns",
        Stance::Suggest => "suggests",
        Stance::Concern => "is concerned",
    }
}

fn name_of<'a>(names: &HashMap<&'a str, &'a str>, id: &'a str) -> &'a str {
    names.get(id).copied().unwrap_or(id)
}

/// The words of a span of the input, on one line, cut where they are many.
fn text(reading: &Reading, span: Span) -> String {
    one_line(reading.text.slice(reading.text.from_source(span)))
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}...", line.get(..cut).unwrap_or_default()),
        None => line,
    }
}
