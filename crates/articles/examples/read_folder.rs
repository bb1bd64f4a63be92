//! Reads every file of a folder without lists and prints one JSON line for each: `{"file": ..., "reading": ...}`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: read_folder DIR")?;
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let (mut bytes, start) = (0, std::time::Instant::now());
    for path in paths {
        let input = std::fs::read(&path)?;
        bytes += input.len();
        let reading = exonym_articles::read(&input, None, &exonym_articles::Options::default())?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{}", serde_json::json!({ "file": file, "reading": reading }));
    }
    eprintln!("{bytes} bytes in {:.2?}", start.elapsed());
    Ok(())
}
