//! Files that pages load.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file in the binary.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Its name under `/ui/static/`.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// Its text.
    pub text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

macro_rules! asset {
    ($name:literal, $kind:expr) => {
        Asset {
            name: $name,
            kind: $kind,
            text: include_str!(concat!("../../assets/", $name)),
        }
    };
}

/// Every file.
pub const ALL: &[Asset] = &[
    asset!("app.css", "text/css; charset=utf-8"),
    asset!("base.js", SCRIPT),
    asset!("docs.js", SCRIPT),
    asset!("entity.js", SCRIPT),
    asset!("graph.js", SCRIPT),
    asset!("icon.svg", "image/svg+xml"),
    asset!("lists.js", SCRIPT),
    asset!("plot.js", SCRIPT),
    asset!("read.css", "text/css; charset=utf-8"),
    asset!("read.js", SCRIPT),
    asset!("screen.js", SCRIPT),
    asset!("search.js", SCRIPT),
];

/// The file of a name, with its `ETag`.
pub fn find(name: &str) -> Option<(&'static Asset, &'static str)> {
    static TAGS: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
        let tag = |asset: &Asset| format!("\"{}\"", &hex::encode(Sha256::digest(asset.text))[..16]);
        ALL.iter().map(|asset| (asset.name, tag(asset))).collect()
    });
    let asset = ALL.iter().find(|asset| asset.name == name)?;
    Some((asset, TAGS.get(asset.name)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses that are names and not loaded: namespaces.
    const NAMES: &[&str] = &["http://www.w3.org/2000/svg"];

    #[test]
    fn no_file_loads_from_elsewhere_or_makes_markup_of_data() {
        for asset in ALL {
            let mut text = asset.text.to_owned();
            for name in NAMES {
                text = text.replace(name, "");
            }
            for address in ["http://", "https://"] {
                assert!(!text.contains(address), "{} names another host", asset.name);
            }
            for markup in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "new Function",
            ] {
                assert!(!text.contains(markup), "{} uses {markup}", asset.name);
            }
        }
    }
}
