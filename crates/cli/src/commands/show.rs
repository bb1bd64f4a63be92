//! Findings for people.

use std::io;

use exonym_index::Meta;
use exonym_model::{Prop, Quality, Schema};
use exonym_screen::{Entry, Finding, ListingState, Options, Outcome, Part, Query, Strength};
use owo_colors::Style;

use crate::printer::{Printer, styled};

/// Everything found for one query.
pub(crate) fn answer(
    out: &mut Printer,
    query: &Query,
    outcome: &Outcome,
    options: &Options,
) -> io::Result<()> {
    let asked = asked_text(query);
    if outcome.findings.is_empty() {
        out.line(format!(
            "No finding for {} at or over {:.2}.",
            styled(&asked, Style::new().bold()),
            options.threshold
        ))?;
    } else {
        let count = outcome.findings.len();
        let word = if count == 1 { "finding" } else { "findings" };
        let limit = if count == options.limit {
            format!(" (the limit; more with --limit {})", options.limit * 10)
        } else {
            String::new()
        };
        out.line(format!(
            "{count} {word} for {}{limit}",
            styled(&asked, Style::new().bold())
        ))?;
    }
    if let Some(limited) = &outcome.limited {
        out.line(format!("  caution: {limited}"))?;
    }
    for finding in &outcome.findings {
        out.line("")?;
        show(out, finding)?;
    }
    out.line("")
}

fn asked_text(query: &Query) -> String {
    let parts = query.parts();
    let mut words: Vec<String> = parts.names.iter().map(|name| format!("\"{name}\"")).collect();
    words.extend(
        parts
            .ids
            .iter()
            .map(|(kind, text)| kind.map_or_else(|| text.clone(), |kind| format!("{kind}:{text}"))),
    );
    words.join(", ")
}

fn show(out: &mut Printer, finding: &Finding) -> io::Result<()> {
    let bold = Style::new().bold();
    let strong = match finding.strength {
        Strength::Exact | Strength::Strong => Style::new().red().bold(),
        Strength::Medium => Style::new().yellow(),
        Strength::Weak => Style::new().dimmed(),
    };
    let strength = styled(
        &format!("{:.2} {}", finding.score, finding.strength.as_str()),
        strong,
    );
    out.line(format!(
        "  {}  {strength}  {}",
        styled(&finding.caption, bold),
        finding.schema
    ))?;
    // What met comes first, then each list's entry; with eight lists the other way round hides the answer.
    show_match(out, finding)?;
    if !finding.joins.is_empty() {
        out.line(format!(
            "    party    {}, of {} entries; why they are one: exonym parties show {}",
            finding.id,
            finding.joins.len() + 1,
            finding.id
        ))?;
    }
    for entry in &finding.entries {
        show_entry(out, entry)?;
    }
    Ok(())
}

fn show_match(out: &mut Printer, finding: &Finding) -> io::Result<()> {
    let matched = &finding.matched;
    let quality = match matched.quality {
        Quality::Strong => ", strong",
        Quality::Weak => ", weak",
        Quality::Unstated => "",
    };
    out.line(format!(
        "    met      \"{}\" ~ \"{}\" ({}{quality}, {})",
        matched.query,
        matched.listed,
        label(&matched.property),
        matched.script
    ))?;
    // The first line is the whole name, which stands above already; what follows takes off from 1.
    let lines: Vec<&Part> = finding
        .explanation
        .iter()
        .filter(|part| part.part == "name")
        .collect();
    for part in lines.iter().skip(1) {
        out.line(format!("             {}", name_line(part)))?;
    }
    let evidence = finding
        .explanation
        .iter()
        .filter(|part| part.part != "name" && part.part != "bounds" && part.part != "rarity");
    let (against, agrees): (Vec<&Part>, Vec<&Part>) = evidence.partition(|part| part.effect < 0.0);
    for (heading, lines) in [("agrees", agrees), ("against", against)] {
        for part in lines {
            let pair = if part.query == part.candidate {
                part.query.clone()
            } else {
                format!("{} ~ {}", part.query, part.candidate)
            };
            out.line(format!(
                "    {heading:8} {}: {pair}, {} {:+.2}",
                part.part, part.detail, part.effect
            ))?;
        }
    }
    for part in finding.explanation.iter().filter(|part| part.part == "rarity") {
        out.line(format!("    rarity   {}", part.detail))?;
    }
    for part in finding.explanation.iter().filter(|part| part.part == "bounds") {
        out.line(format!("    bounds   {} {:+.2}", part.detail, part.effect))?;
    }
    Ok(())
}

fn show_entry(out: &mut Printer, entry: &Entry) -> io::Result<()> {
    let citation = &entry.citation;
    out.line(format!(
        "    entry    {} ({}, published {})",
        entry.id, citation.publisher, citation.published
    ))?;
    let listing = &entry.listing;
    let since = listing.since.as_deref().map_or_else(
        || "since a day that the list does not state".to_owned(),
        |day| format!("since {day}"),
    );
    let state = match listing.state {
        ListingState::Listed => format!("listed {since}"),
        ListingState::Delisted => {
            let until = listing
                .until
                .as_deref()
                .map(|day| format!(" on {day}"))
                .unwrap_or_default();
            styled(&format!("DELISTED{until}; listed {since}"), Style::new().yellow())
        }
    };
    out.line(format!("    listing  {state}"))?;
    if let Some(basis) = &listing.basis {
        out.line(format!("             {basis}"))?;
    }
    let programs = programs(entry);
    if !programs.is_empty() {
        out.line(format!("    why      {}", programs.join("; ")))?;
    }
    let party = &entry.bundle.party;
    let facts = [
        ("born", Prop::BIRTH_DATE),
        ("in", Prop::BIRTH_PLACE),
        ("national of", Prop::NATIONALITY),
        ("flag", Prop::FLAG),
        ("IMO", Prop::IMO_NUMBER),
        ("country", Prop::COUNTRY),
    ];
    let facts: Vec<String> = facts
        .iter()
        .filter_map(|(word, prop)| {
            let values: Vec<&str> = party.values(prop).collect();
            (!values.is_empty()).then(|| format!("{word} {}", values.join(", ")))
        })
        .collect();
    if !facts.is_empty() {
        out.line(format!("    listed   {}", facts.join("; ")))?;
    }
    let url = citation
        .url
        .as_deref()
        .unwrap_or("the publisher has no page for single records");
    let hash: String = citation.sha256.chars().take(16).collect();
    out.line(format!(
        "    source   record {}, {url}, file sha256 {hash}…",
        citation.record
    ))
}

/// Programmes, then the start of the reason, as published.
fn programs(entry: &Entry) -> Vec<String> {
    const REASON_CHARS: usize = 160;
    let mut out: Vec<String> = Vec::new();
    for sanction in entry
        .bundle
        .linked
        .iter()
        .filter(|linked| linked.schema == Schema::Sanction)
    {
        // A number without a name is better than nothing; beside its name it says nothing to a reader.
        let number = sanction
            .first(&Prop::PROGRAM_ID)
            .filter(|_| sanction.first(&Prop::PROGRAM).is_none())
            .map(|id| format!("programme {id}"));
        let named = [Prop::PROGRAM, Prop::REASON].map(|prop| sanction.first(&prop).map(str::to_owned));
        let [program, reason] = named;
        for text in [program.or(number), reason].into_iter().flatten() {
            let mut short: String = text.chars().take(REASON_CHARS).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            let short = short.replace('\n', " ");
            if !out.contains(&short) {
                out.push(short);
            }
        }
    }
    out
}

fn name_line(part: &Part) -> String {
    let pair = match (part.query.is_empty(), part.candidate.is_empty()) {
        (false, false) if part.query == part.candidate => part.query.clone(),
        (false, false) => format!("{} ~ {}", part.query, part.candidate),
        (false, true) => format!("{} ~ –", part.query),
        _ => format!("– ~ {}", part.candidate),
    };
    format!("{pair}: {}{}", part.detail, taken_off(part.effect))
}

/// An effect that rounds to nothing is not worth a figure.
fn taken_off(effect: f32) -> String {
    if effect.abs() < 0.005 {
        String::new()
    } else {
        format!(" {effect:+.2}")
    }
}

/// What a property is called for people.
fn label(property: &str) -> &str {
    match property {
        "name" => "name",
        "alias" => "alias",
        "weakAlias" => "weak alias",
        "previousName" => "former name",
        other => other,
    }
}

/// Against what was asked: lists, versions, entries.
pub(crate) fn asked(out: &mut Printer, meta: &Meta, options: &Options) -> io::Result<()> {
    let wanted = &options.filters.lists;
    let lists: Vec<_> = meta
        .lists
        .iter()
        .filter(|list| wanted.is_empty() || wanted.contains(&list.version.list))
        .collect();
    let entries: u64 = lists.iter().map(|list| list.parties).sum();
    let word = if lists.len() == 1 { "list" } else { "lists" };
    out.line(format!(
        "Asked {entries} entries of {} {word}, snapshot {}:",
        lists.len(),
        meta.snapshot
    ))?;
    for list in lists {
        let yielded = if list.yielded > 0 {
            format!("; {} rows left to the publisher's own newer list", list.yielded)
        } else {
            String::new()
        };
        let basis = list
            .basis
            .as_deref()
            .map(|basis| format!(" ({basis})"))
            .unwrap_or_default();
        out.line(format!(
            "  {:26} published {}{basis}, {} entries{yielded}",
            list.version.list, list.version.published, list.parties
        ))?;
    }
    if !meta.caution.is_empty() {
        out.line(format!("Caution: {}.", meta.caution))?;
    }
    Ok(())
}
