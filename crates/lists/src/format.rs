//! The list formats, one enum over one file each.

use crate::error::ListError;
use crate::formats;
use crate::input::Input;
use crate::probe::{Probe, Sniff};
use crate::sink::{Header, Sink};

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident $key:literal $publisher:literal $proven:literal $module:path;)*) => {
        /// A list format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Format { $($(#[$doc])* $name),* }

        impl Format {
            /// Every format, in the order in which they are asked whether a file is theirs: the narrow ones first.
            pub const ALL: &[Format] = &[$(Format::$name),*];

            /// Stable key, as stored with a version: `ofac-advanced-xml`.
            pub fn key(self) -> &'static str {
                match self { $(Format::$name => $key),* }
            }

            /// Who publishes lists in it.
            pub fn publisher(self) -> &'static str {
                match self { $(Format::$name => $publisher),* }
            }

            /// Whether the reader has been proven on bytes as published; else only on files made after the schema.
            pub fn is_proven(self) -> bool {
                match self { $(Format::$name => $proven),* }
            }

            /// Whether a file is of this format.
            pub fn sniff(self, probe: &Probe) -> Sniff {
                match self { $(Format::$name => { use $module as module; module::sniff(probe) }),* }
            }

            fn read_by_module(self, input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
                match self { $(Format::$name => { use $module as module; module::read(input, sink) }),* }
            }
        }
    };
}

formats! {
    /// OFAC `SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`.
    OfacAdvancedXml "ofac-advanced-xml" "US Treasury, OFAC" true formats::ofac::advanced_xml;
    /// OFAC `SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`.
    OfacEnhancedXml "ofac-enhanced-xml" "US Treasury, OFAC" false formats::ofac::enhanced_xml;
    /// OFAC `SDN.XML`, `CONSOLIDATED.XML`.
    OfacXml "ofac-xml" "US Treasury, OFAC" true formats::ofac::standard_xml;
    /// UN Security Council consolidated list.
    UnXml "un-xml" "UN Security Council" true formats::un_xml;
    /// EU financial sanctions, XML 1.1.
    EuXml "eu-xml" "European Commission" false formats::eu_xml;
    /// UK Sanctions List, XML.
    UkXml "uk-xml" "UK FCDO" false formats::uk_xml;
    /// Swiss SECO, XML.
    ChSecoXml "ch-seco-xml" "Swiss SECO" false formats::ch_seco_xml;
    /// Canadian SEMA / JVCFOA consolidated list, XML.
    CaSemaXml "ca-sema-xml" "Global Affairs Canada" true formats::ca_sema_xml;
    /// Australian DFAT consolidated list, workbook.
    AuDfatXlsx "au-dfat-xlsx" "Australian DFAT" true formats::au_dfat_xlsx;
    /// Japanese Ministry of Finance asset freeze list, workbook.
    JpMofXlsx "jp-mof-xlsx" "Japanese MOF" true formats::jp_mof_xlsx;
    /// Retired OFSI consolidated list (ConList), CSV or workbook.
    UkConList "uk-conlist" "UK OFSI" true formats::uk_conlist;
    /// UK Sanctions List, CSV.
    UkCsv "uk-csv" "UK FCDO" false formats::uk_csv;
    /// EU financial sanctions, CSV 1.1.
    EuCsv "eu-csv" "European Commission" false formats::eu_csv;
    /// US Consolidated Screening List, CSV.
    UsCslCsv "us-csl-csv" "US ITA" true formats::us_csl_csv;
    /// US Consolidated Screening List, JSON.
    UsCslJson "us-csl-json" "US ITA" false formats::us_csl_json;
    /// World Bank ineligible firms and individuals, JSON.
    WorldBankJson "world-bank-json" "World Bank" true formats::world_bank_json;
    /// OpenSanctions `targets.simple.csv`.
    OsSimpleCsv "os-simple-csv" "OpenSanctions layout" true formats::os_simple_csv;
    /// OpenSanctions statements CSV.
    OsStatementsCsv "os-statements-csv" "OpenSanctions layout" false formats::os_statements_csv;
    /// FollowTheMoney entities, JSON lines.
    FtmJson "ftm-json" "FollowTheMoney" true formats::ftm_json;
    /// Senzing entity records, JSON lines.
    SenzingJson "senzing-json" "Senzing layout" true formats::senzing_json;
    /// OFAC legacy CSV family: sdn, alt, add, sdn_comments; cons_prim and its parts.
    OfacCsv "ofac-csv" "US Treasury, OFAC" true formats::ofac::csv;
    /// A user's own table by a column map.
    ColumnMap "column-map" "the user" true formats::column_map;
}

impl Format {
    /// Reads a list of this format.
    ///
    /// # Errors
    /// As its reader; and where nothing in the file was a record, whole or broken: an empty list is never what a publisher means.
    pub fn read(self, input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
        let mut heard = Heard {
            sink,
            anything: false,
        };
        let header = self.read_by_module(input, &mut heard)?;
        if !heard.anything {
            let why = format!("no party; nothing in it is a record of the format {self}");
            return Err(ListError::refused(input.main().name, why));
        }
        Ok(header)
    }

    /// The format of this key.
    pub fn from_key(key: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.key() == key)
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

/// Passes everything on and remembers whether there was anything.
struct Heard<'a> {
    sink: &'a mut dyn Sink,
    anything: bool,
}

impl Sink for Heard<'_> {
    fn entity(&mut self, entity: exonym_model::Entity) {
        self.anything = true;
        self.sink.entity(entity);
    }

    fn note(&mut self, note: exonym_model::Note) {
        self.anything = true;
        self.sink.note(note);
    }
}
