//! The publisher's own files.

use super::*;
use std::collections::BTreeMap;

fn summary(name: &str, read: &Collected) {
    let mut schemata: BTreeMap<&str, u64> = BTreeMap::new();
    for entity in &read.entities {
        *schemata.entry(entity.schema.name()).or_default() += 1;
    }
    println!("{name}: {schemata:?}");
    let mut notes: BTreeMap<(String, String), (u64, String)> = BTreeMap::new();
    for note in &read.notes {
        let slot = notes
            .entry((format!("{:?}", note.kind), note.field.clone()))
            .or_insert((0, String::new()));
        slot.0 += 1;
        if slot.0 <= 3 {
            slot.1.push_str(&format!(" | {}: {}", note.record, note.reason));
        }
    }
    let mut rows: Vec<_> = notes.into_iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1.0));
    for ((kind, field), (count, examples)) in rows {
        println!(
            "  {count} {kind} {field}:{}",
            examples.chars().take(420).collect::<String>()
        );
    }
    let mut free: BTreeMap<String, u64> = BTreeMap::new();
    for e in &read.entities {
        for s in e.values(&exonym_model::Prop::NOTES) {
            *free
                .entry(
                    s.chars()
                        .map(|c| if c.is_ascii_digit() { '9' } else { c })
                        .take(60)
                        .collect(),
                )
                .or_default() += 1;
        }
    }
    let mut rows: Vec<_> = free.into_iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    for row in rows.iter().take(40) {
        println!("     note {} {}", row.1, row.0);
    }
}

#[test]
fn explore() {
    let Some(dir) = shared("explore") else { return };
    let family = |folder: &str, names: &[&str]| {
        names
            .iter()
            .map(|name| InputFile::path(dir.join(folder).join(name)))
            .collect::<Vec<_>>()
    };
    let all = [
        (
            "sdn23",
            Format::OfacCsv,
            family(
                "sdn-2023-12-28",
                &["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"],
            ),
            "us_ofac_sdn",
        ),
        (
            "sdn24",
            Format::OfacCsv,
            family("sdn-2024-05-02", &["sdn.csv"]),
            "us_ofac_sdn",
        ),
        (
            "cons25",
            Format::OfacCsv,
            family(
                "cons-2025-12",
                &[
                    "cons_prim.csv",
                    "cons_alt.csv",
                    "cons_add.csv",
                    "cons_comments.csv",
                ],
            ),
            "us_ofac_cons",
        ),
        (
            "xml",
            Format::OfacXml,
            family(".", &["CONSOLIDATED_2025-03-28.xml"]),
            "us_ofac_cons",
        ),
        (
            "adv",
            Format::OfacAdvancedXml,
            family(".", &["CONS_ADVANCED_2020-03-17.xml"]),
            "us_ofac_cons",
        ),
    ];
    for (name, format, files, list) in all {
        for file in &files {
            println!("{} {:?}", file.name, crate::Probe::new(file).unwrap().identify());
        }
        let (read, header) = read_files(format, files, list).unwrap();
        println!("{header:?}");
        summary(name, &read);
        for e in read
            .entities
            .iter()
            .filter(|e| ["17013", "20157", "15038", "39593", "9639"].contains(&e.record.as_str()))
        {
            println!("  {} {}", e.id, e.schema);
            for s in &e.statements {
                println!(
                    "      {} = {:?} {:?} {:?} {:?}",
                    s.prop,
                    s.value,
                    s.original,
                    s.lang,
                    s.name.as_ref().map(|n| (
                        n.quality,
                        n.parts
                            .iter()
                            .map(|p| format!("{:?}:{}", p.kind, p.text))
                            .collect::<Vec<_>>()
                    ))
                );
            }
        }
    }
}
