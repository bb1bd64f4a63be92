//! One file per format.

pub(crate) mod au_dfat_xlsx;
pub(crate) mod ca_sema_xml;
pub(crate) mod ch_seco_xml;
pub(crate) mod column_map;
mod eu;
pub(crate) mod eu_csv;
pub(crate) mod eu_xml;
pub(crate) mod ftm_json;
pub(crate) mod jp_mof_xlsx;
pub(crate) mod national;
pub(crate) mod ofac;
pub(crate) mod os_simple_csv;
pub(crate) mod os_statements_csv;
mod prose;
mod rows;
pub(crate) mod senzing_json;
mod uk;
pub(crate) mod uk_conlist;
pub(crate) mod uk_csv;
pub(crate) mod uk_xml;
mod un;
pub(crate) mod un_xml;
pub(crate) mod us_csl_csv;
pub(crate) mod us_csl_json;
pub(crate) mod world_bank_json;
