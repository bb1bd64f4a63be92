//! The built-in sample list: a few dozen real, public entries, for trying the program before any list is imported.

use std::collections::BTreeMap;

use exonym_index::{Builder, Meta, MetaList, bundle};
use exonym_model::{Entity, ListVersion};
use sha2::{Digest, Sha256};

use crate::error::EngineError;

/// FollowTheMoney JSON lines; `data/README.md` tells where each entry is from.
const SAMPLE: &str = include_str!("../data/sample.ftm.json");
/// The day on which the entries were written down.
const SAMPLE_DATE: &str = "2026-11-24";

/// Publishers by list id, for the lists that the sample draws on.
const PUBLISHERS: &[(&str, &str)] = &[
    ("au_dfat_sanctions", "Australian DFAT"),
    ("ca_dfatd_sema_sanctions", "Global Affairs Canada"),
    ("ch_seco_sanctions", "Swiss SECO"),
    ("eu_fsf", "European Commission"),
    ("gb_fcdo_sanctions", "UK FCDO"),
    ("gb_hmt_sanctions", "UK OFSI"),
    ("jp_mof_sanctions", "Japanese MOF"),
    ("un_sc_sanctions", "UN Security Council"),
    ("us_ofac_cons", "US Treasury, OFAC"),
    ("us_ofac_sdn", "US Treasury, OFAC"),
    ("us_trade_csl", "US ITA"),
];

/// The bytes of an index over the sample list.
///
/// # Errors
/// Only if the list that was compiled in is broken, which a test rules out.
pub fn sample_index() -> Result<Vec<u8>, EngineError> {
    let sha256 = hex::encode(Sha256::digest(SAMPLE.as_bytes()));
    let mut lists: BTreeMap<String, Vec<Entity>> = BTreeMap::new();
    for (number, line) in SAMPLE.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut entity = Entity::from_ftm_line(line, "sample")
            .map_err(|error| EngineError::Sample(format!("line {}: {error}", number + 1)))?;
        let list = entity.id.split_once(':').map(|(list, _)| list.to_owned()).unwrap_or_default();
        let record = entity.id.split_once(':').map(|(_, record)| record.split('/').next().unwrap_or_default().to_owned());
        entity.record = record.unwrap_or_default();
        entity.dataset.clone_from(&list);
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
        let publisher = PUBLISHERS.iter().find(|(id, _)| *id == list).map_or(list.as_str(), |(_, publisher)| publisher);
        meta.lists.push(MetaList {
            publisher: format!("{publisher} (sample)"),
            parties: bundles.len() as u64,
            yielded: 0,
            basis: None,
            version: ListVersion {
                list,
                published: SAMPLE_DATE.to_owned(),
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
    Ok(builder.finish_in_memory()?)
}
