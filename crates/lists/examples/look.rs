//! Prints what a list file is read as: counts, notes, and parties with all that is stated of them.
//!
//! `cargo run -p exonym-lists --example look -- FILE [--map MAP.toml] [--every N]`: every N-th party (default: none).

use std::error::Error;
use std::path::PathBuf;

use exonym_lists::{Collected, Input, InputFile, Probe, Sink, Stats};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut path, mut map, mut every) = (None, None, 0);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--map" => map = arguments.next().map(std::fs::read_to_string).transpose()?,
            "--every" => every = arguments.next().unwrap_or_default().parse()?,
            _ => path = Some(PathBuf::from(argument)),
        }
    }
    let file = InputFile::path(path.ok_or("give a file")?);
    let (format, list, role) = match map {
        Some(_) => (exonym_lists::Format::ColumnMap, None, exonym_lists::Role::Main),
        None => Probe::new(&file)?.identify()?,
    };
    println!("{format} {list:?} {role:?}");
    let mut input = Input::single(file, list.unwrap_or_else(|| "own".to_owned()));
    input.column_map = map;
    let mut read = Collected::default();
    let header = format.read(&input, &mut read)?;
    let mut stats = Stats::default();
    read.entities
        .iter()
        .for_each(|entity| stats.entity(entity.clone()));
    read.notes.iter().for_each(|note| stats.note(note.clone()));
    println!("{header:?}\n{stats:#?}");
    for note in read.notes.iter().take(if every == 0 { 0 } else { 60 }) {
        println!("{note:?}");
    }
    let mut shown = 0;
    for (at, party) in read
        .parties()
        .enumerate()
        .filter(|(at, _)| every > 0 && at % every == 0)
    {
        let _ = at;
        shown += 1;
        if shown > 12 {
            break;
        }
        let about = read
            .entities
            .iter()
            .filter(|entity| entity.record == party.record);
        for entity in about {
            println!(
                "{} {} {:?} {:?}",
                entity.id, entity.schema, entity.referents, entity.extra
            );
            for statement in &entity.statements {
                println!(
                    "    {}: {} {:?} {:?}",
                    statement.prop, statement.value, statement.original, statement.lang
                );
            }
        }
    }
    Ok(())
}
