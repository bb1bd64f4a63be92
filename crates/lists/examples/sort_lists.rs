//! Sorts list files into folders named by their format, as a fuzzer wants its corpora: `OUT/un_xml/un_2026.xml`.
//!
//! `cargo run -p exonym-lists --example sort_lists -- OUT BYTES FILE...`: of each file the first BYTES are taken, so that large lists give
//! small seeds; what no format knows goes to `OUT/probe`.

use std::error::Error;
use std::path::{Path, PathBuf};

use exonym_lists::{InputFile, Probe};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let out = PathBuf::from(arguments.next().ok_or("into which folder?")?);
    let most: usize = arguments
        .next()
        .and_then(|bytes| bytes.to_str()?.parse().ok())
        .ok_or("how many bytes of each?")?;
    for path in arguments {
        let path = Path::new(&path);
        let mut bytes = std::fs::read(path)?;
        let known = Probe::new(&InputFile::path(path)).and_then(|probe| probe.identify());
        let folder = known.map_or("probe".to_owned(), |(format, ..)| format.key().replace('-', "_"));
        bytes.truncate(most);
        let folder = out.join(folder);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(path.file_name().ok_or("a file has a name")?), bytes)?;
    }
    Ok(())
}
