//! The file as a whole: names are read as they were prepared, and what another version made is refused.

#![allow(clippy::unwrap_used)]

use exonym_index::layout::{FOOTER_BYTES, FORMAT_VERSION};
use exonym_index::{Builder, Bundle, Index, IndexError, Meta, verify};
use exonym_model::{Entity, Prop, Schema};
use exonym_names::NameKind;
use sha2::{Digest, Sha256};

const NAMES: &[(Schema, &[&str])] = &[
    (
        Schema::Person,
        &["Vladimir Vladimirovich PUTIN", "Путин Владимир Владимирович"],
    ),
    (Schema::Person, &["KIM Jong Un", "김정은", "金正恩", "Ким Чен Ын"]),
    (
        Schema::Person,
        &["AL-SAUDI, Usama bin Ladin (Abu Abdallah)", "أسامة بن لادن"],
    ),
    (
        Schema::Company,
        &[
            "Reigate Shipping Company Limited",
            "ООО «Ромашка»",
            "アジア海運会社",
        ],
    ),
    (Schema::Vessel, &["MV GRACE 1", "GRACE 1"]),
];

fn bytes(parties: usize, threads: usize) -> Vec<u8> {
    let bundles = (0..parties).map(|number| {
        let (schema, names) = NAMES[number % NAMES.len()];
        let mut party = Entity::new(format!("l:{number}"), schema, "l", number.to_string());
        for name in names {
            party.add(Prop::NAME, *name);
        }
        party.add(Prop::ALIAS, format!("Other Number{}", number / 7));
        let linked = Vec::new();
        Bundle { party, linked }
    });
    let bundles = bundles.collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    pool.install(|| {
        let mut builder = Builder::new(Meta::default());
        builder.add(0, bundles);
        builder.finish_in_memory().unwrap()
    })
}

#[test]
fn names_are_read_as_they_were_prepared() {
    let index = Index::open(bytes(600, 2)).unwrap();
    verify(&index).unwrap();
    let mut buffer = exonym_names::NameBuffer::default();
    let mut kinds = Vec::new();
    for number in 0..index.name_count() {
        let row = index.name(number).unwrap();
        let text = index.prepared(row).unwrap().text().to_owned();
        let prepared = exonym_names::prepare(&text, row.kind, &[]);
        let listed = index.prepared_in(row, &mut buffer).unwrap();
        assert!(listed.tokens().eq(prepared.tokens()), "{text}");
        assert_eq!(format!("{listed:?}"), format!("{prepared:?}"));
        assert_eq!(row.kind, prepared.kind());
        kinds.push(row.kind);
    }
    for kind in [NameKind::Person, NameKind::Organization, NameKind::Object] {
        assert!(kinds.contains(&kind));
    }
}

#[test]
fn threads_leave_no_trace() {
    // More parties than are prepared at once.
    assert!(bytes(5000, 1) == bytes(5000, 3));
}

/// The file with a number at a place of its footer, and the footer's checksum made right again.
fn with_footer(mut bytes: Vec<u8>, at: usize, value: u32) -> Vec<u8> {
    let footer = bytes.len() - FOOTER_BYTES;
    bytes[footer + at..footer + at + 4].copy_from_slice(&value.to_le_bytes());
    let sum = bytes.len() - 40;
    let right = Sha256::digest(&bytes[footer..sum]);
    bytes[sum..sum + 32].copy_from_slice(&right);
    bytes
}

#[test]
fn what_other_versions_made_is_refused() {
    let whole = bytes(10, 1);
    assert!(Index::open(whole.clone()).is_ok());
    for version in [1, FORMAT_VERSION - 1, FORMAT_VERSION + 1] {
        let mut other = whole.clone();
        other[8..12].copy_from_slice(&version.to_le_bytes());
        let refused = Index::open(other).err();
        let Some(IndexError::Version { what, found, .. }) = refused else {
            panic!("version {version}: {refused:?}")
        };
        assert_eq!((what, found), ("format", version));
    }
    let known = exonym_names::PREPARATION_VERSION;
    assert!(Index::open(with_footer(whole.clone(), 4, known)).is_ok());
    let refused = Index::open(with_footer(whole, 4, known - 1)).err();
    let Some(IndexError::Version { what, found, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((what, found), ("name preparation", known - 1));
}
