using Microsoft.AspNetCore.Identity;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>Attempts to sign in, on two replicas.</summary>
public abstract class PasswordTests(Store store) : StoreTests(store)
{
    private const string Right = "a password that is long";

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_ManyWrongAtOnce_LocksTheAccountForItsTime()
    {
        await AddAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => Task.Run(() => On(i % 2 == 0 ? One : Other).CheckAsync("Ada", $"guess {i}", _cancel)))
        );

        Assert.IsType<SignInAnswer.Wrong>(await On(One).CheckAsync("Ada", Right, _cancel));
        var until = Clock.GetUtcNow() + Passwords.LockLasts;
        Assert.Equal(until, (await AccountAsync()).LockedUntil);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 7).Select(i => On(Other).CheckAsync("Ada", $"guess {i}", _cancel)));
        Assert.Equal(until, (await AccountAsync()).LockedUntil);
        Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.IsType<SignInAnswer.Welcome>(await On(Other).CheckAsync("Ada", Right, _cancel));
    }

    [Fact]
    public async Task Check_RightAfterFourWrong_GivesTheAttemptsBack()
    {
        await AddAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Passwords.MostAttempts - 1; i++)
            {
                Assert.IsType<SignInAnswer.Wrong>(await On(One).CheckAsync("Ada", "wrong", _cancel));
            }

            // The fifth, which would have locked it.
            Assert.IsType<SignInAnswer.Welcome>(await On(Other).CheckAsync("ada", Right, _cancel));
            Assert.Null((await AccountAsync()).LockedUntil);
        }
    }

    [Fact]
    public async Task Check_Disabled_TellsNobodyWithoutThePassword()
    {
        await AddAsync();
        var id = (await AccountAsync()).Id;
        await One.Database.WriteAsync(
            transaction => new AccountStore(One.Database).SetDisabledAsync(transaction, id, Clock.GetUtcNow()),
            _cancel
        );

        Assert.IsType<SignInAnswer.Wrong>(await On(One).CheckAsync("Ada", "wrong", _cancel));
        Assert.IsType<SignInAnswer.Disabled>(await On(One).CheckAsync("Ada", Right, _cancel));
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("")]
    [InlineData("Bo\0b")]
    public async Task Check_NameThatNobodyHas_ComparesAPasswordAllTheSame(string name)
    {
        var hasher = new CountingHasher();

        Assert.IsType<SignInAnswer.Wrong>(await On(One, hasher).CheckAsync(name, Right, _cancel));
        Assert.Equal(1, hasher.Compared);
    }

    private Task<bool> AddAsync() =>
        One.Database.WriteAsync(
            transaction =>
                new AccountStore(One.Database).AddAsync(
                    transaction,
                    new Account
                    {
                        Name = "Ada",
                        NameKey = PersonName.KeyOf("Ada"),
                        PasswordHash = _hasher.HashPassword(new(), Right),
                        CreatedAt = Clock.GetUtcNow(),
                    }
                ),
            _cancel
        );

    private async Task<Account> AccountAsync() =>
        Assert.Single(await new AccountStore(Other.Database).ListAsync(_cancel));

    private Passwords On(Replica replica, IPasswordHasher<Account>? hasher = null) =>
        new(replica.Database, new AccountStore(replica.Database), hasher ?? _hasher, Clock);

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Compared { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

public sealed class PostgresPasswordTests() : PasswordTests(Store.Postgres);

public sealed class SqlitePasswordTests() : PasswordTests(Store.Sqlite);
