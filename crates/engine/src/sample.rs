//! The built-in sample list: a few dozen real, public entries, for trying the program before any list is imported.

use std::collections::BTreeMap;

use exonym_index::{Builder, Meta, MetaList, bundle};
use exonym_model::{Entity, ListVersion};
use exonym_parties::{Grounds, Judgements};
use sha2::{Digest, Sha256};

use crate::error::EngineError;

/// FollowTheMoney JSON lines; `data/README.md` tells where each entry is from.
const SAMPLE: &str = include_str!("../data/sample.ftm.json");
/// The day on which the entries were written down.
const SAMPLE_DATE: &str = "2026-11-24";

/// The lists that the sample draws on: id, publisher, date of the version whose facts were written down.
const SOURCES: &[(&str, &str, &str)] = &[
    ("au_dfat_sanctions", "Australian DFAT", "2025-02"),
    ("ca_dfatd_sema_sanctions", "Global Affairs Canada", "2025-05-25"),
    ("ch_seco_sanctions", "Swiss SECO", "2026-02-18"),
    ("eu_fsf", "European Commission", "2026-02-26"),
    ("gb_fcdo_sanctions", "UK FCDO", "2026-08-20"),
    ("jp_mof_sanctions", "Japanese MOF", "2026-03-05"),
    ("un_sc_sanctions", "UN Security Council", "2026-02-27"),
    ("us_ofac_sdn", "US Treasury, OFAC", "2024-05-02"),
    ("us_trade_csl", "US ITA", "2022-04-21"),
];

/// The bytes of an index over the sample list.
///
/// # Errors
/// Only if the list that was compiled in is broken, which a test rules out.
pub fn sample_index() -> Result<Vec<u8>, EngineError> {
    let sha256 = hex::encode(Sha256::digest(SAMPLE.as_bytes()));
    let mut lists: BTreeMap<String, Vec<Entity>> = BTreeMap::new();
    for (number, line) in SAMPLE
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let (list, entity) =
            sample_entity(line).map_err(|why| EngineError::Sample(format!("line {}: {why}", number + 1)))?;
        lists.entry(list).or_default().push(entity);
    }
    let mut meta = Meta {
        snapshot: format!("sample-{}", &sha256[..16]),
        caution: format!("built-in sample list of {SAMPLE_DATE}, a few dozen entries: not for compliance"),
        ..Meta::default()
    };
    let mut groups = Vec::new();
    for (list, entities) in lists {
        let bundles = bundle(entities);
        let source = SOURCES.iter().find(|(id, ..)| *id == list);
        let (_, publisher, published) =
            source.ok_or_else(|| EngineError::Sample(format!("`{list}` is not among its sources")))?;
        meta.lists.push(MetaList {
            publisher: format!("{publisher} (sample)"),
            parties: bundles.len() as u64,
            yielded: 0,
            basis: None,
            version: ListVersion {
                list,
                published: (*published).to_owned(),
                dated_by: "sample".to_owned(),
                sha256: sha256.clone(),
                imported: String::new(),
            },
        });
        groups.push(bundles);
    }
    let mut builder = Builder::new(meta);
    for (number, bundles) in groups.into_iter().enumerate() {
        builder.add(number as u16, bundles);
    }
    let draft = builder.draft()?;
    let parties = exonym_parties::find(&draft.index()?, &Judgements::default(), &Grounds::default())?;
    Ok(draft.with_parties(&parties)?.bytes()?)
}

/// An entity of the sample and its list. The lines carry whole ids (`us_ofac_sdn:20157/sanction-1`), which stay as they are.
fn sample_entity(line: &str) -> Result<(String, Entity), String> {
    let mut entity = Entity::from_ftm_line(line, "").map_err(|error| error.to_string())?;
    entity.id = entity.id.trim_start_matches(':').to_owned();
    for statement in &mut entity.statements {
        if statement.prop.kind() == exonym_model::PropType::Entity {
            statement.value = statement.value.trim_start_matches(':').to_owned();
        }
    }
    let whole = entity.id.clone();
    let (list, rest) = whole.split_once(':').ok_or("its id names no list")?;
    entity.record = rest.split('/').next().unwrap_or(rest).to_owned();
    entity.dataset = list.to_owned();
    entity.extra = None;
    Ok((list.to_owned(), entity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_index::Index;

    #[test]
    fn the_sample_list_is_sound_and_small() {
        let index = Index::open(sample_index().unwrap()).unwrap();
        exonym_index::verify(&index).unwrap();
        assert!(
            (24..200).contains(&index.party_count()),
            "{}",
            index.party_count()
        );
        let lists: Vec<_> = index
            .meta()
            .lists
            .iter()
            .map(|list| list.version.list.as_str())
            .collect();
        assert!(
            lists.contains(&"us_ofac_sdn") && lists.contains(&"un_sc_sanctions"),
            "{lists:?}"
        );
    }

    #[test]
    fn kim_jong_un_bears_only_the_name_that_ofac_publishes() {
        let index = Index::open(sample_index().unwrap()).unwrap();
        let bundles: Vec<_> = (0..index.party_count())
            .map(|party| index.bundle(party).unwrap())
            .collect();
        let kim = bundles
            .iter()
            .find(|bundle| bundle.party.id == "us_ofac_sdn:20157")
            .unwrap();
        assert_eq!(
            kim.party
                .names()
                .map(|name| name.value.to_uppercase())
                .collect::<Vec<_>>(),
            ["KIM JONG UN"]
        );
    }
}
