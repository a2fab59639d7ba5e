internal import PostelCommands

PostelCommandLine.main()
