use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread;

use super::*;

const PLATFORM: &str = "x86_64-unknown-linux-musl";
const PATH: &str = "/releases/0.2.1/wasm-bindgen-0.2.1-x86_64-unknown-linux-musl.tar.gz";

/// A folder that is removed again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let id = std::process::id();
        let folder = std::env::temp_dir().join(format!("xtask-prebuilt-{name}-{id}"));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Returns an archive with one program, packed as the releases are, and its checksum.
    fn archive(&self) -> (Vec<u8>, String) {
        let packed = self.0.join("wasm-bindgen-0.2.1");
        fs::create_dir_all(&packed).unwrap();
        fs::write(packed.join("wasm-bindgen"), "a program").unwrap();
        let archive = self.0.join("packed.tar.gz");
        let mut tar = Command::new("tar");
        tar.arg("-czf").arg(&archive).arg("-C").arg(&self.0);
        run(tar.arg("wasm-bindgen-0.2.1")).unwrap();
        (fs::read(&archive).unwrap(), sha256(&archive).unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Starts a server with these files, and returns its address.
fn serve(files: Vec<(String, Vec<u8>)>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer(stream, &files);
        }
    });
    format!("http://127.0.0.1:{port}/releases")
}

fn answer(mut stream: TcpStream, files: &[(String, Vec<u8>)]) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    // The rest of the head, up to the empty line.
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = first.split_whitespace().nth(1).unwrap_or_default();
    let file = files.iter().find(|(name, _)| name == path);
    let (status, body) = file.map_or(("404 Not Found", [].as_slice()), |(_, body)| {
        ("200 OK", body)
    });
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}

#[test]
fn a_release_with_its_checksum_is_unpacked() {
    let folder = Folder::new("right");
    let (archive, sum) = folder.archive();
    let releases = serve(vec![
        (PATH.to_owned(), archive),
        (
            format!("{PATH}.sha256sum"),
            format!("{sum}  a.tar.gz\n").into_bytes(),
        ),
    ]);
    let root = folder.0.join("root");
    wasm_bindgen(&releases, "0.2.1", PLATFORM, &root).unwrap();
    assert_eq!(
        fs::read(root.join("bin/wasm-bindgen")).unwrap(),
        b"a program"
    );
}

#[test]
fn nothing_is_unpacked_without_the_right_checksum() {
    let folder = Folder::new("wrong");
    let (archive, sum) = folder.archive();
    let other = sum.replace(|digit: char| digit.is_ascii_digit(), "a");
    for published in [other.as_str(), "", "<html>"] {
        let releases = serve(vec![
            (PATH.to_owned(), archive.clone()),
            (format!("{PATH}.sha256sum"), published.as_bytes().to_vec()),
        ]);
        let root = folder.0.join("root");
        let problem = wasm_bindgen(&releases, "0.2.1", PLATFORM, &root).unwrap_err();
        assert!(problem.to_string().contains("checksum"), "{problem}");
        assert!(!root.join("bin/wasm-bindgen").exists());
    }
}

#[test]
fn a_release_that_does_not_exist_is_an_error() {
    let folder = Folder::new("missing");
    let releases = serve(Vec::new());
    assert!(wasm_bindgen(&releases, "0.2.1", PLATFORM, &folder.0).is_err());
}

#[test]
fn cargo_binstall_compiles_nothing_and_takes_no_build_of_others() {
    let command = binstall_command("trunk", "0.21.14", Path::new("/root-folder"));
    let line = crate::program::display(&command);
    assert!(
        line.contains("--strategies crate-meta-data --install-path /root-folder/bin trunk@0.21.14"),
        "{line}"
    );
}
