//! Releases of a wire.

use super::shown;

#[test]
fn a_release() {
    check!(
        b"Source: Elm Harbour Board\r\nMEDIA RELEASE PR1234\r\nElm Harbour Board Sells its Pier to its \r\nStaff\r\n\r\n\
          ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\r\n\r\n\
          The Elm Harbour Board today announced that it has sold its pier to the people \r\n\
          who work on it.\r\n\r\nLogo - http://elm.example/logo.jpg\r\n\r\nAbout the board\r\n\
          The board was founded in 1870 and has run the pier and both of the ferries since.\r\n\r\n\
          SOURCE  Elm Harbour Board\r\n\r\nCONTACT: Ada Fenwick, ada@elm.example\r\n",
        @r#"
    a.txt pr-wire
    header - | PR1234 | - | - | - | - | - | []
    slug - []
    title Elm Harbour Board Sells its Pier to its Staff
    agency PRNewswire-AsiaNet
    publisher Elm Harbour Board
      wire_header "Source: Elm Harbour Board\r\nMEDIA RELEASE PR1234\r\n"
      headline "Elm Harbour Board Sells its Pier to its \r\nStaff\r\n\r\n"
      paragraph "ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\r\n\r\n"
      paragraph "The Elm Harbour Board today announced that it has sold its pier to the people \r\nwho work on it.\r\n\r\n"
      caption "Logo - http://elm.example/logo.jpg\r\n\r\n"
      subhead "About the board\r\n"
      paragraph "The board was founded in 1870 and has run the pier and both of the ferries since.\r\n\r\n"
      credits "SOURCE  Elm Harbour Board\r\n\r\n"
      editor_note "CONTACT: Ada Fenwick, ada@elm.example\r\n"
      mark dateline "ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --"
    "#
    );
}
