//! Shows how a list file is read: counts, notes, and a sample of parties with all their statements.
//!
//! `cargo run -p exonym-lists --example show -- FILE [SAMPLE [SEED]]`. For reading a reader's work against the raw file.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;

use exonym_lists::{Collected, Input, InputFile, ListError, Probe};
use exonym_model::Entity;

fn main() -> Result<(), ListError> {
    let mut arguments = std::env::args().skip(1);
    let file = InputFile::path(arguments.next().unwrap_or_default());
    let mut number = |default: usize| {
        arguments
            .next()
            .and_then(|text| text.parse().ok())
            .unwrap_or(default)
    };
    let (sample, seed) = (number(10), number(1));
    let (format, list, role) = Probe::new(&file)?.identify()?;
    let mut read = Collected::default();
    let header = format.read(&Input::single(file, list.unwrap_or("own".into())), &mut read)?;
    println!("{format} {role:?} {header:?}: {} entities", read.entities.len());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entity in &read.entities {
        *counts.entry(entity.schema.to_string()).or_default() += 1;
    }
    println!("{counts:?}");
    let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for note in &read.notes {
        let kind = kinds
            .entry(format!("{:?} {}", note.kind, note.field))
            .or_default();
        kind.0 += 1;
        kind.1 = format!("{}: {}", note.record, note.reason);
    }
    for (kind, (count, example)) in kinds {
        println!("{count:>6} {kind}, as {example}");
    }
    let parties: Vec<&Entity> = read.parties().collect();
    let mut at = seed;
    for _ in 0..sample {
        // A linear congruence (Knuth's MMIX constants) picks the sample; nothing depends on its quality.
        at = at
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        if let Some(party) = parties.get((at >> 33) % parties.len().max(1)) {
            let stem = format!("{}/", party.id);
            let own = read
                .entities
                .iter()
                .filter(|entity| entity.id == party.id || entity.id.starts_with(&stem));
            own.for_each(show);
            println!();
        }
    }
    Ok(())
}

fn show(entity: &Entity) {
    println!("{} {}", entity.id, entity.schema);
    for statement in &entity.statements {
        let original = statement
            .original
            .as_ref()
            .map(|text| format!("   <- {text:?}"))
            .unwrap_or_default();
        let lang = statement
            .lang
            .as_ref()
            .map(|lang| format!(" @{lang}"))
            .unwrap_or_default();
        let parts: Vec<String> = statement
            .name
            .iter()
            .flat_map(|name| {
                let parts = name
                    .parts
                    .iter()
                    .map(|part| format!("{:?}={}", part.kind, part.text));
                std::iter::once(format!("{:?}", name.quality)).chain(parts)
            })
            .collect();
        println!(
            "   {} = {:?}{lang} {}{original}",
            statement.prop,
            statement.value,
            parts.join(", ")
        );
    }
}
