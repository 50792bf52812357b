package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// A forge on which something else happens in the middle of a run.
final class Racing {

    private Racing() {}

    /// Once, just before the first call of that name.
    static Forge during(String method, Forge forge, Runnable meanwhile) {
        return proxy(method, forge, meanwhile, () -> {});
    }

    /// Once, just after it.
    static Forge breakingAfter(String method, Forge forge) {
        return breakingAfter(method, forge, ForgeCode.UNREACHABLE);
    }

    static Forge breakingAfter(String method, Forge forge, ForgeCode code) {
        return proxy(method, forge, () -> {}, () -> {
            throw new ForgeException(code, "the network went away; run again");
        });
    }

    private static Forge proxy(String method, Forge forge, Runnable before, Runnable after) {
        var happened = new AtomicBoolean();
        return (Forge) Proxy.newProxyInstance(
                Racing.class.getClassLoader(), new Class<?>[] {Forge.class}, (_, called, arguments) -> {
                    var now = called.getName().equals(method) && happened.compareAndSet(false, true);
                    if (now) {
                        before.run();
                    }
                    try {
                        var answer = called.invoke(forge, arguments);
                        if (now) {
                            after.run();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
