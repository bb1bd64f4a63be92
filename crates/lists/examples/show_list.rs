//! Prints what a list file holds: format, header, counts, notes, and every n-th party with all that is said of it.
//!
//! `cargo run -p exonym-lists --example show_list -- FILE [EVERY [ID]]`; files of a CSV family are given one by one. Meant for
//! reading a reader's work against the file; `/usr/bin/time -v` on it gives time and peak memory.
#![allow(clippy::print_stdout)]

use exonym_lists::{Input, InputFile, Probe, Sink, Stats};
use exonym_model::{Entity, Note};

/// Prints as it goes and counts, keeping nothing.
struct Show {
    every: u64,
    only: Option<String>,
    showing: bool,
    stats: Stats,
    notes: std::collections::BTreeMap<String, (u64, String)>,
}

impl Sink for Show {
    fn entity(&mut self, entity: Entity) {
        if entity.schema.is_party() {
            let picked = match &self.only {
                Some(id) => entity.record == *id,
                None => self.every > 0 && self.stats.parties.is_multiple_of(self.every),
            };
            self.showing = picked;
        }
        if self.showing {
            println!("{} {} {:?}", entity.schema, entity.id, entity.referents);
            for fact in &entity.statements {
                let parts = fact
                    .name
                    .as_ref()
                    .map(|name| format!("  {name:?}"))
                    .unwrap_or_default();
                let lang = fact
                    .lang
                    .as_ref()
                    .map(|lang| format!("  [{lang}]"))
                    .unwrap_or_default();
                let from = fact
                    .original
                    .as_ref()
                    .map(|text| format!("  <- {text:?}"))
                    .unwrap_or_default();
                println!("    {} = {:?}{lang}{from}{parts}", fact.prop, fact.value);
            }
        }
        self.stats.entity(entity);
    }

    fn note(&mut self, note: Note) {
        let field = format!("{:?} {}", note.kind, note.field);
        let shape: String = note.reason.split('`').step_by(2).collect::<Vec<_>>().join("`…`");
        let entry = self.notes.entry(format!("{field}: {shape}")).or_default();
        entry.0 += 1;
        if entry.0 <= 12 {
            entry.1 += &format!("\n        {} {}", note.record, note.reason);
        }
        self.stats.note(note);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let file = InputFile::path(args.next().ok_or("which file?")?);
    let every = args.next().and_then(|text| text.parse().ok()).unwrap_or(0);
    let (format, list, role) = Probe::new(&file)?.identify()?;
    println!("{format} {list:?} {role:?}");
    let mut show = Show {
        every,
        only: args.next(),
        showing: false,
        stats: Stats::default(),
        notes: std::collections::BTreeMap::new(),
    };
    let header = format.read(
        &Input::single(file, list.unwrap_or_else(|| "list".to_owned())),
        &mut show,
    )?;
    println!("{header:?}\n{:#?}", show.stats);
    for (shape, (count, examples)) in show.notes {
        println!("{count} x {shape}{examples}");
    }
    Ok(())
}
