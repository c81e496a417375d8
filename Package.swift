// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // Each function by itself, so that the linker can order them.
  .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

let link = Context.packageDirectory + "/Sources/tuckshop/Link"
// At a fixed address pointers need no correction at the start: their pages stay clean. In order, less code is mapped.
let compact: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xclang-linker", "-no-pie", "-L\(link)"]
      + [
        "-z", "max-page-size=65536", "--no-export-dynamic", "--no-warn-symbol-ordering",
        "--symbol-ordering-file=\(link)/order.txt",
        "--script=\(link)/layout.ld",
      ].flatMap { ["-Xlinker", $0] },
    .when(configuration: .release))
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "tuckshop",
  products: [.executable(name: "tuckshop", targets: ["tuckshop"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "PlainText", swiftSettings: strict),
    .target(name: "TerminalKit", dependencies: ["PlainText"], swiftSettings: strict),
    .target(name: "ThemeFiles", dependencies: ["PlainText", "TerminalKit", yams], swiftSettings: strict),
    .target(
      name: "CursesTerminal", dependencies: ["PlainText", "TerminalKit", "CNcurses"], swiftSettings: strict),
    .target(name: "Commerce", dependencies: ["PlainText"], swiftSettings: strict),
    .target(name: "Database", dependencies: [grdb, sqlite], swiftSettings: strict),
    .target(name: "ShopCore", dependencies: ["PlainText", "Commerce", "Database"], swiftSettings: strict),
    .target(name: "CatalogFiles", dependencies: ["PlainText", "Commerce", "CZlib", yams], swiftSettings: strict),
    .target(
      name: "Conversation", dependencies: ["PlainText", "Commerce", "TerminalKit"], swiftSettings: strict),
    .target(
      name: "Storefront", dependencies: ["PlainText", "Commerce", "TerminalKit", "Conversation", "ShopCore"],
      swiftSettings: strict),
    .target(
      name: "Desk", dependencies: ["PlainText", "Commerce", "TerminalKit", "Conversation", "ShopCore"],
      swiftSettings: strict),
    .target(name: "Tapes", dependencies: ["PlainText", "TerminalKit"], swiftSettings: strict),
    .executableTarget(
      name: "tuckshop",
      dependencies: [
        "PlainText", "TerminalKit", "ThemeFiles", "CursesTerminal", "Commerce", "Database", "ShopCore", "CatalogFiles",
        "Conversation", "Storefront", "Desk", "Tapes", arguments, yams,
      ],
      exclude: ["Documentation.docc", "Link", "Bench/Search/engines.py", "Bench/Search/products.py"],
      swiftSettings: strict,
      linkerSettings: compact),
    .target(
      name: "Fuzz",
      dependencies: ["PlainText", "TerminalKit", "ThemeFiles", "Commerce", "ShopCore", "CatalogFiles"],
      path: "Tests/Fuzz",
      exclude: ["Corpus"],
      swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["Fuzz"], swiftSettings: strict),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"], swiftSettings: strict),
    .testTarget(
      name: "TerminalKitTests", dependencies: ["PlainText", "TerminalKit", "ThemeFiles"], swiftSettings: strict),
    .testTarget(
      name: "ConversationTests", dependencies: ["PlainText", "Commerce", "TerminalKit", "Conversation"],
      swiftSettings: strict),
    .testTarget(name: "TapesTests", dependencies: ["PlainText", "TerminalKit", "Tapes"], swiftSettings: strict),
    .testTarget(name: "CommerceTests", dependencies: ["PlainText", "Commerce"], swiftSettings: strict),
    .testTarget(
      name: "ShopCoreTests", dependencies: ["PlainText", "Commerce", "Database", "ShopCore"], exclude: ["Ledgers"],
      swiftSettings: strict),
    .testTarget(
      name: "CatalogFilesTests", dependencies: ["PlainText", "Commerce", "CatalogFiles"], swiftSettings: strict),
    .target(
      name: "ShopTestKit",
      dependencies: [
        "PlainText", "Commerce", "TerminalKit", "Database", "ShopCore", "CatalogFiles", "Storefront", "Desk",
      ],
      path: "Tests/ShopTestKit",
      swiftSettings: strict),
    .testTarget(
      name: "StorefrontTests",
      dependencies: [
        "PlainText", "Commerce", "TerminalKit", "ShopCore", "CatalogFiles", "Storefront", "Desk", "ShopTestKit", "Fuzz",
      ],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "PlainText", "Commerce", "TerminalKit", "Database", "ShopCore", "Storefront", "Desk", "ShopTestKit",
      ],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "PlainText", "Commerce", "TerminalKit", "Tapes", "Database", "ShopCore", "Storefront", "ShopTestKit", "Fuzz",
        "tuckshop",
      ],
      swiftSettings: strict),
  ]
)
