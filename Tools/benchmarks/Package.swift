// swift-tools-version: 6.2
import PackageDescription

// The jobs that Tools/bench measures. A package of its own, so that nothing of it is built with the libraries.
let package = Package(
  name: "PostelBenchmarks",
  dependencies: [.package(name: "Postel", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench-jobs",
      dependencies: [
        .product(name: "MIME", package: "Postel"),
        .product(name: "MIMECodecs", package: "Postel"),
        .product(name: "MIMECharsets", package: "Postel"),
        .product(name: "MIMELint", package: "Postel"),
      ],
      path: "Sources/BenchJobs",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ]
)
